"""Word files of what is awkward: odd names, long titles and tables, empty parts; and the commands that write them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from advisor import documents, service
from advisor.cli.app import app
from advisor.errors import MissingExtra
from advisor.memo import markdown_reading
from advisor.model.document import Attachment, Block, Citing, Document, Heading, Item, Note, Paragraph, Run, Table
from advisor.model.text import Lang
from advisor.word.file import to_word
from tests.building import write_profile
from tests.conftest import EXAMPLES, ROOT, SMALL_RULES
from tests.golden import LANGS
from tests.word_reading import W, open_word, part, part_names, words_of_word

ODD = "甲<b>&\"'{{ x }}{% y %}]]>&#0;"
CONTROLS = "".join(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]))
TURNED = "\u202eabc\u202c\u2066d\u2069"
WANJIANG = str(EXAMPLES / "wanjiang.yaml")


def make(*blocks: Block, lang: Lang = "zh", title: str = "题", **more: Any) -> Document:
    known: dict[str, Any] = dict.fromkeys(
        ("draft", "classification", "addressee", "sender", "date", "subject", "keywords"), ""
    )
    known |= {"basis": (), "attachment": None, "notes": ()} | more
    return Document(lang=lang, title=(title,), blocks=blocks, **known)


def check(data: bytes) -> str:
    """Return what a file says, once every part of it has been read and python-docx has opened it."""
    for name in part_names(data):
        part(data, name)
    return words_of_word(data)


@pytest.mark.parametrize("lang", LANGS)
def test_signs_that_mean_something_to_xml_or_a_template_stay_as_they_are(lang: Lang) -> None:
    line = (Run(ODD), Citing((1,)))
    table = Table("表1", ODD, (line,), ((line,),))
    everywhere = make(
        Heading(1, "一、", ODD),
        Paragraph(line),
        Item(line),
        table,
        lang=lang,
        title=ODD,
        sender=ODD,
        subject=ODD,
        keywords=ODD,
        addressee=ODD,
        classification=ODD,
        draft=ODD,
        date=ODD,
        basis=(line,),
        attachment=Attachment(ODD, ODD, ODD, (Paragraph(line),)),
        notes=(Note(1, (Run(ODD),)),),
    )
    data = to_word(everywhere)
    assert check(data).count(ODD.replace(" ", "")) == 18
    assert open_word(data).core_properties.title == ODD


def test_what_xml_cannot_hold_is_left_out_and_line_ends_become_spaces() -> None:
    data = to_word(make(Paragraph((Run(f"前{CONTROLS}后"),)), title=f"题{CONTROLS}目"))
    assert "前后" in check(data)
    assert open_word(data).core_properties.title == "题 目"


def test_what_would_turn_a_line_about_is_left_out() -> None:
    assert "前abcd后" in check(to_word(make(Paragraph((Run(f"前{TURNED}后"),)))))


@pytest.mark.parametrize("lang", LANGS)
def test_a_region_with_an_odd_name_gets_its_memo(tmp_path: Path, lang: Lang) -> None:
    path = write_profile(tmp_path, '  local_procurement_rate: {value: 10, unit: "%", basis: record}\n')
    name = "甲<b>&{{ x }}*市*|_a_[^1]`\\"
    text = path.read_text(encoding="utf-8").replace(
        "{zh: 甲市, en: Jia}", "{zh: '" + name + "', en: 'Jia <b> & {{ y }} *z*'}"
    )
    path.write_text(text, encoding="utf-8")
    told = check(documents.write_memo(service.advise(path, SMALL_RULES), lang))
    assert (name if lang == "zh" else "Jia <b> & {{ y }} *z*").replace(" ", "") in told


@pytest.mark.parametrize("lang", LANGS)
def test_a_long_name_and_a_blank_region_get_their_memo(tmp_path: Path, lang: Lang) -> None:
    path = write_profile(tmp_path)
    check(documents.write_memo(service.advise(path, SMALL_RULES), lang))
    long = "甲乙丙丁戊己庚辛壬癸" * 20
    path.write_text(
        path.read_text(encoding="utf-8").replace("甲市", long).replace("Jia", "Jia " * 50), encoding="utf-8"
    )
    told = check(documents.write_memo(service.advise(path, SMALL_RULES), lang))
    assert (long if lang == "zh" else "Jia" * 50) in told


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", [1, 2, 7, 40])
def test_a_long_table_fits_the_page(lang: Lang, columns: int) -> None:
    rows = tuple(tuple((Run(f"格{row}" * (column * 9 % 40)),) for column in range(columns)) for row in range(60))
    data = to_word(make(Table("表1", "题", tuple((Run(f"栏{c}"),) for c in range(columns)), rows), lang=lang))
    check(data)
    widths = [int(column.get(f"{W}w", "0")) for column in part(data, "word/document.xml").iter(f"{W}gridCol")]
    assert len(widths) == columns
    assert min(widths) > 0
    assert abs(sum(widths) - (8845 if lang == "zh" else 9072)) <= columns


def test_parts_that_are_empty_are_borne() -> None:
    empty: tuple[Block, ...] = (Heading(1, "", ""), Paragraph(()), Item(()), Table("", "", (), ()))
    data = to_word(make(*empty, Table("", "", ((),), (((),),)), attachment=Attachment("", "", "", ())))
    assert len(open_word(data).tables) == 1
    assert check(data) == "题"


def test_the_command_writes_the_same_memo_by_suffix_and_by_format(tmp_path: Path) -> None:
    by_suffix, by_format = tmp_path / "a.docx", tmp_path / "b.memo"
    assert CliRunner().invoke(app, ["memo", WANJIANG, "-o", str(by_suffix)]).exit_code == 0
    assert CliRunner().invoke(app, ["memo", WANJIANG, "-o", str(by_format), "--format", "docx"]).exit_code == 0
    assert by_suffix.read_bytes() == by_format.read_bytes()
    assert "皖江城市带" in check(by_suffix.read_bytes())


COMMANDS = (
    ["compare", str(EXAMPLES / "lianyungang.yaml"), WANJIANG],
    ["whatif", WANJIANG, "--set", "local_procurement_rate=45%"],
    ["compare", str(EXAMPLES / "lianyungang.yaml"), str(EXAMPLES / "scenarios" / "lianyungang_polluters_out.yaml")],
    ["goal", WANJIANG, "--clear", "weak_embeddedness"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=["compare", "whatif", "scenario", "goal"])
def test_every_command_that_writes_a_memo_writes_word(tmp_path: Path, command: list[str]) -> None:
    if command[0] == "goal":
        pytest.importorskip("z3")
    for lang in LANGS:
        target = tmp_path / f"{lang}.docx"
        done = CliRunner().invoke(app, [*command, "-o", str(target), "--lang", lang])
        assert done.exit_code == 0, done.output
        assert len(check(target.read_bytes())) > 200


@pytest.mark.parametrize(
    "command", [["memo", WANJIANG], *COMMANDS], ids=["memo", "compare", "whatif", "scenario", "goal"]
)
def test_a_word_file_is_not_printed(command: list[str]) -> None:
    refused = CliRunner().invoke(app, [*command, "--format", "docx"])
    assert refused.exit_code == 2
    assert "-o" in refused.output


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "advisor", "memo", WANJIANG, "-o"]
    done = subprocess.run([*run, str(tmp_path / "no" / "memo.docx")], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert b"unwritable" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_it_is_named_and_nothing_written(monkeypatch: pytest.MonkeyPatch) -> None:
    markdown_reading._parser.cache_clear()
    monkeypatch.setitem(sys.modules, "mdit_py_plugins.footnote", None)
    with pytest.raises(MissingExtra, match=r"pip install 'cluster-advisor\[word\]'"):
        documents.write_memo(service.advise(Path(WANJIANG)), "zh")
    monkeypatch.undo()
    markdown_reading._parser.cache_clear()


LOADED = """
import sys
from advisor.cli.app import main
sys.argv = ["advisor", "memo", "examples/yurun.yaml"]
try:
    main()
except SystemExit:
    pass
wanted = ("advisor.word", "advisor.documents", "markdown_it", "mdit_py_plugins", "docx")
print(*[name for name in sys.modules if name.startswith(wanted)], file=sys.stderr)
"""


def test_a_memo_in_markdown_loads_nothing_of_it() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, cwd=ROOT, check=True)
    assert done.stdout.startswith(b"# ")
    assert done.stderr.split() == []
