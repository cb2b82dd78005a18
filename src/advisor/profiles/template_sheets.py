"""The template's sheets of guidance, region, indicators and entities, written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from advisor.model.indicator import Indicator
from advisor.model.text import Text
from advisor.profiles.template_checks import add_check, choice_check, indicator_check, year_check
from advisor.profiles.template_style import ALLOWED, Desk
from advisor.profiles.workbook_words import answers_of, texts, unit_word

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FACT_COLUMNS = (
    *("label", "value", "unit", "example", "year", "basis"),
    *("source", "detail", "means", "obtain", "detail_en"),
)
FACT_WIDTHS = (28, 16, 14, 10, 8, 10, 22, 28, 44, 30, 20)
INPUTS = ("value", "year", "basis", "source", "detail", "detail_en")
ENTITY_COLUMNS = ("kind", "name", "name_en", "tags", "note", "note_en")
ENTITY_WIDTHS = (12, 30, 26, 24, 40, 30)
ENTITY_ROWS = 300
HEAD = 2
PLAUSIBLE = 5.0  # where nothing says what size a figure has


def write_guide(desk: Desk, indicator: Indicator | None, version: str) -> None:
    """Write the sheet that says how to fill in the others, with one worked row."""
    sheet = desk.add_sheet(desk.say("sheet", "guide"))
    sheet.write_string(0, 0, "advisor:guide", desk.style("hidden"))
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, 7, 18)
    guide = desk.words["guide"]
    sheet.write_string(1, 1, guide["title"][desk.lang], desk.style("title"))
    row = 2
    for step in guide["steps"]:
        said = step[desk.lang]
        heading = said[:2].endswith(("、", "."))
        sheet.merge_range(row, 1, row, 7, said, desk.style("step" if heading else "told"))
        sheet.set_row(row, 26 if heading else 32)
        row += 1
    if indicator is not None:
        sheet.merge_range(row, 1, row, 7, guide["worked"][desk.lang], desk.style("step"))
        _write_worked(desk, sheet, row + 1, indicator)
        row += 4
    sheet.write_string(row, 1, f"{guide['version'][desk.lang]} {version}", desk.style("quiet"))
    sheet.protect()


def _write_worked(desk: Desk, sheet: Worksheet, row: int, indicator: Indicator) -> None:
    columns = ("label", "value", "unit", "year", "basis", "source", "detail")
    cells = {
        "label": indicator.label.in_(desk.lang),
        "value": example_value(desk, indicator),
        "unit": unit_word(desk.words, indicator.unit, desk.lang),
        "year": desk.say("example", "year"),
        "basis": desk.say("basis", "statistic"),
        "source": desk.say("hint", "statistics"),
        "detail": desk.say("example", "detail"),
    }
    sheet.set_row(row, 30)
    sheet.set_row(row + 1, 24)
    for index, key in enumerate(columns, 1):
        sheet.write_string(row, index, desk.say("head", key), desk.style("head"))
        sheet.write_string(row + 1, index, cells[key], desk.style("example"))


def example_value(desk: Desk, indicator: Indicator) -> str:
    """Return an answer of the right sort, as an example: for a number, between its cut-offs."""
    if indicator.kind != "number":
        return next(iter(answers_of(indicator, desk.words).values())).in_(desk.lang)
    ats = [cutoff.at for cutoff in indicator.cutoffs]
    low, high = indicator.range
    middle = (sum(ats) / len(ats) or ats[-1]) if ats else high * 0.4 if low == 0 and high else PLAUSIBLE
    return f"{middle:.0f}" if middle >= 10 or (ats and all(at == int(at) for at in ats)) else f"{middle:.2g}"


def write_region(desk: Desk, level: Indicator | None) -> None:
    """Write the sheet of the region itself."""
    sheet = desk.add_sheet(desk.say("sheet", "region"), "region")
    _start(desk, sheet, "region", "", ("item", "fill", "hint", "example"), (22, 30, 52, 16))
    for row, key in enumerate(texts(desk.words, "region"), HEAD + 1):
        sheet.write_string(row, 0, key, desk.style("hidden"))
        sheet.write_string(row, 1, desk.say("region", key), desk.style("label"))
        sheet.write_blank(row, 2, None, desk.style("input"))
        sheet.write_string(row, 3, desk.say("region_hint", key), desk.style("quiet"))
        example = desk.words["region_example"].get(key, {}).get(desk.lang, "")
        if key == "spatial_level" and level is not None:
            entries = [said.in_(desk.lang) for said in level.states.values()]
            add_check(
                sheet,
                (row, 2, row, 2),
                choice_check(desk, entries),
                desk.say("region", key),
                level.definition.in_(desk.lang),
            )
            example = level.states["city"].in_(desk.lang) if "city" in level.states else ""
        sheet.write_string(row, 4, example, desk.style("example"))
        sheet.set_row(row, 24)
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.protect("", ALLOWED)


def write_facts(desk: Desk, subject: str, label: Text, indicators: Sequence[Indicator]) -> None:
    """Write the sheet of one subject's indicators, a row each."""
    sheet = desk.add_sheet(label.in_(desk.lang), "facts")
    _start(desk, sheet, f"facts:{subject}", label.in_(desk.lang), FACT_COLUMNS, FACT_WIDTHS)
    for row, indicator in enumerate(indicators, HEAD + 1):
        _write_fact(desk, sheet, row, indicator)
    last = HEAD + max(len(indicators), 1)
    add_check(sheet, (HEAD + 1, 5, last, 5), year_check(desk), "", "")
    basis = [said.in_(desk.lang) for said in texts(desk.words, "basis").values()]
    add_check(sheet, (HEAD + 1, 6, last, 6), choice_check(desk, basis), "", "")
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.print_area(1, 1, last, FACT_COLUMNS.index("detail") + 1)
    sheet.protect("", ALLOWED)


def _write_fact(desk: Desk, sheet: Worksheet, row: int, indicator: Indicator) -> None:
    means, obtain = indicator.definition.in_(desk.lang), indicator.obtain.in_(desk.lang)
    fixed = {
        "label": (indicator.label.in_(desk.lang), "label"),
        "unit": (unit_word(desk.words, indicator.unit, desk.lang), "fixed"),
        "example": (example_value(desk, indicator), "example"),
        "means": (means, "quiet"),
        "obtain": (obtain, "quiet"),
    }
    sheet.write_string(row, 0, indicator.id, desk.style("hidden"))
    for column, key in enumerate(FACT_COLUMNS, 1):
        if key in INPUTS:
            sheet.write_blank(row, column, None, desk.style("input"))
        else:
            sheet.write_string(row, column, fixed[key][0], desk.style(fixed[key][1]))
    note = f"{means}\n{desk.say('head', 'obtain')}: {obtain}"
    sheet.write_comment(row, 1, note, {"x_scale": 2, "y_scale": 1.2, "font_size": 9})
    check, message = indicator_check(desk, indicator)
    add_check(sheet, (row, 2, row, 2), check, indicator.label.in_(desk.lang), message)
    sheet.set_row(row, 28)


def write_entities(desk: Desk) -> None:
    """Write the sheet of the firms, parks, industries, institutions and places that a memo may name."""
    name = desk.say("sheet", "entities")
    sheet = desk.add_sheet(name, "region")
    _start(desk, sheet, "entities", name, ENTITY_COLUMNS, ENTITY_WIDTHS)
    mark, kinds = desk.say("example", "mark"), texts(desk.words, "entity")
    example = {
        "kind": mark + desk.say("entity", "firm"),
        "name": desk.words["example"]["firm"]["zh"],
        "name_en": desk.words["example"]["firm"]["en"],
        "tags": desk.say("example", "tags"),
        "note": desk.say("example", "entity_note"),
    }
    for column, key in enumerate(ENTITY_COLUMNS, 1):
        sheet.write_string(HEAD + 1, column, example.get(key, ""), desk.style("example"))
        for row in range(HEAD + 2, HEAD + 2 + ENTITY_ROWS):
            sheet.write_blank(row, column, None, desk.style("input"))
    area = (HEAD + 2, 1, HEAD + 1 + ENTITY_ROWS, 1)
    add_check(sheet, area, choice_check(desk, [said.in_(desk.lang) for said in kinds.values()]), "", "")
    tags = "、".join(said.in_(desk.lang) for said in texts(desk.words, "tag").values())
    told = desk.say("tag_hint", "told") + (tags if desk.lang == "zh" else tags.replace("、", ", "))
    add_check(sheet, (HEAD + 2, 4, HEAD + 1 + ENTITY_ROWS, 4), {"validate": "any"}, desk.say("head", "tags"), told)
    sheet.write_comment(HEAD, 4, told, {"x_scale": 2.5, "y_scale": 1.5})
    sheet.freeze_panes(HEAD + 1, 3)
    sheet.protect("", ALLOWED)


def _start(desk: Desk, sheet: Worksheet, key: str, title: str, columns: Sequence[str], widths: Sequence[float]) -> None:
    """Write the hidden key row and column, the title and the headings."""
    sheet.write_string(0, 0, f"advisor:{key}", desk.style("hidden"))
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_column(0, 0, 12, None, {"hidden": True})
    sheet.write_string(1, 1, title or sheet.get_name(), desk.style("title"))
    sheet.set_row(1, 26)
    sheet.set_row(HEAD, 30)
    for index, (column, width) in enumerate(zip(columns, widths, strict=True), 1):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, column, desk.style("hidden"))
        sheet.write_string(HEAD, index, desk.say("head", column), desk.style("head"))
    sheet.repeat_rows(HEAD)


def by_subject(indicators: Mapping[str, Indicator]) -> dict[str, list[Indicator]]:
    """Return the indicators of each subject; the spatial level has its place on the region's sheet."""
    found: dict[str, list[Indicator]] = {}
    for indicator in indicators.values():
        if indicator.id != "spatial_level":
            found.setdefault(indicator.subject, []).append(indicator)
    return found
