"""Templates of the user's own: what they may do, what they may not, and that what is wrong is told with its place."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from advisor import own_templates, service
from advisor.cli.app import app
from advisor.errors import MissingExtra, OutputError
from advisor.memo.context import build_memo
from advisor.memo.sandbox import TemplateFault, render_text
from advisor.model.advice import Advice
from advisor.own_templates import write_by_template, write_starter
from advisor.record import replace
from tests.conftest import EXAMPLES
from tests.write_context_page import PAGE, page

docx = pytest.importorskip("docx")
QIANJIANG = EXAMPLES / "qianjiang.yaml"


@pytest.fixture(scope="module")
def advice() -> Advice:
    return service.advise(QIANJIANG)


def make(tmp_path: Path, text: str, name: str = "mine.md.j2") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def make_word(tmp_path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    path = tmp_path / "mine.docx"
    document.save(str(path))
    return path


def words_of(made: str | bytes) -> str:
    assert isinstance(made, bytes)
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(made)).paragraphs)


def test_the_page_on_the_context_is_the_program_s() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", ["qianjiang", "lianyungang", "blank"])
def test_the_starters_render_and_say_what_the_memo_says(region: str, lang: Any, tmp_path: Path) -> None:
    advice = service.advise(EXAMPLES / f"{region}.yaml")
    memo = build_memo(advice, lang)
    text = write_starter(False, lang)
    word = write_starter(True, lang)
    assert isinstance(text, str)
    assert isinstance(word, bytes)
    (tmp_path / "w.docx").write_bytes(word)
    made = str(write_by_template(advice, make(tmp_path, text), lang))
    typed = words_of(write_by_template(advice, tmp_path / "w.docx", lang))
    for told in (made, typed):
        assert memo.title in told
        assert memo.summary in told
        assert "{" not in told
        assert "None" not in told
        for measure in memo.measures.full if memo.measures else ():
            assert measure.text.text in told
            assert measure.lead in told
    for note in memo.appendix.notes:
        assert note.says in made


def test_a_starter_that_a_planner_changed_renders(advice: Advice, tmp_path: Path) -> None:
    text = write_starter(False, "zh")
    assert isinstance(text, str)
    changed = text.replace("一、主要问题", "附一、需请领导关注的问题").replace(
        "{{ memo.summary }}", "各位领导：\n{{ memo.summary }}"
    )
    changed += "{% for row in memo.timetable.rows %}{{ row[0].text }}——{{ row[1].text }}\n{% endfor %}"
    made = str(write_by_template(advice, make(tmp_path, changed)))
    assert "需请领导关注的问题" in made
    assert "各位领导：" in made
    assert made.count("——") >= 3


def test_html_templates_escape_and_others_do_not(advice: Advice, tmp_path: Path) -> None:
    name = advice.region.name
    odd = replace(advice, region=replace(advice.region, name=replace(name, zh="<b>甲&乙</b>{{ memo }}{% x %}")))
    plain = str(write_by_template(odd, make(tmp_path, "{{ memo.title }}", "a.txt")))
    assert "<b>甲&乙</b>{{ memo }}{% x %}" in plain  # what the data say is never taken for a tag
    page_ = str(write_by_template(odd, make(tmp_path, "{{ memo.title }}", "a.html.j2")))
    assert "&lt;b&gt;甲&amp;乙" in page_


def test_names_with_signs_of_xml_and_control_characters_come_out_in_word(advice: Advice, tmp_path: Path) -> None:
    name = advice.region.name
    odd = replace(advice, region=replace(advice.region, name=replace(name, zh="甲<&>\x0b\x00乙")))
    assert "甲<&> 乙" in words_of(write_by_template(odd, make_word(tmp_path, "{{ memo.title }}")))


FINE = {
    "a filter": ("{{ memo.title | upper | length }}", None),
    "arithmetic": ("{{ 2 * 3 }} {{ 7 % 4 }}", "6 3"),
    "a list's length": ("{{ memo.types | length }}", None),
    "what may be missing": ("{{ memo.nothing | default('无') }}", "无"),
    "a test": ("{% if memo.choices is defined and memo.nothing is not defined %}好{% endif %}", "好"),
    "a field that is also a method of mappings": (
        "{% for t in memo.types %}{{ t['values'][0].label }}{{ t.values[0].label }}{% endfor %}",
        None,
    ),
    "a macro": ("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m('a') }}", "[a]"),
    "a namespace": (
        "{% set n = namespace(i=0) %}{% for t in memo.types %}{% set n.i = n.i + 1 %}{% endfor %}{{ n.i > 0 }}",
        "True",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), FINE.values(), ids=FINE.keys())
def test_what_a_planner_may_write(text: str, wanted: str | None, advice: Advice) -> None:
    from advisor.record import to_builtins

    made = render_text(text, {"memo": to_builtins(build_memo(advice, "zh"))})
    assert made == wanted if wanted else made


HOSTILE = {
    "a name that is not there": ("好\n{{ memo.titel }}", 2, "there is no 'titel' here; there are: lang, title"),
    "a name outside": ("{{ advice }}", 1, "given 'memo' and nothing else"),
    "a name in a list": ("\n\n{{ memo.types.titel }}", 3, "this is a list"),
    "an unclosed tag": ("a\nb\n{{ memo.title", 3, "no Jinja template"),
    "an unclosed loop": ("{% for x in memo.types %}", 1, "no Jinja template"),
    "an unknown tag": ("{% do x %}", 1, "no Jinja template"),
    "an unknown filter": ("\n{{ memo.title | shout }}", 2, "no Jinja template"),
    "Python's attributes": ("{{ memo.__class__.__mro__ }}", 1, "there is no '__class__'"),
    "attributes of a text": ("{{ memo.title.__class__.__mro__[1].__subclasses__() }}", 1, "not allowed"),
    "attributes by a filter": ("{{ memo.title | attr('__class__') }}", 1, "no Jinja template"),
    "attributes of a macro": ("{% macro m() %}{% endmacro %}{{ m.__globals__ }}", 1, "there is no '__globals__'"),
    "a way round by format": ("{{ '{0.__class__}'.format(memo) }}", 1, ""),
    "globals of a function": ("{{ range.__init__.__globals__ }}", 1, ""),
    "a file": ("{% include '/etc/passwd' %}", 1, "stands alone"),
    "another template": ("{% extends 'memo.zh.md.j2' %}", 1, "stands alone"),
    "imports": ("{% import 'os' as os %}", 1, "stands alone"),
    "a change of the data": ("{{ memo.types.append(1) }}", 1, ""),
    "a huge text": ("{{ 'a' * 10000000000 }}", 1, "for numbers"),
    "a huge power": ("{{ 9 ** 9 ** 9 }}", 1, "not allowed"),
    "a huge width": ("{{ '%1000000000d' % 1 }}", 1, "for numbers"),
    "a huge range": ("{% for i in range(10000000000) %}{% endfor %}", 1, "too large"),
    "a call without end": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "calls itself"),
    "a division by zero": ("\n{{ 1 / 0 }}", 2, "can't be rendered"),
    "too much text": (
        "{% for i in range(90000) %}{% for j in range(90000) %}xxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}",
        0,
        "more than",
    ),
}


@pytest.mark.parametrize(("text", "line", "told"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_or_mistaken_template_fails_safely_and_says_where(
    text: str, line: int, told: str, advice: Advice
) -> None:
    from advisor.record import to_builtins

    with pytest.raises(TemplateFault) as caught:
        render_text(text, {"memo": to_builtins(build_memo(advice, "zh"))})
    assert told in caught.value.told
    assert caught.value.hint
    assert caught.value.line == line


def test_a_loop_in_a_loop_that_says_nothing_is_ended(
    advice: Advice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_templates, "SECONDS", 2)
    loops = "{% for i in range(90000) %}" * 3 + "{% endfor %}" * 3
    with pytest.raises(OutputError, match="more than 2 seconds"):
        write_by_template(advice, make(tmp_path, loops))


def test_what_needs_too_much_memory_is_ended(advice: Advice, tmp_path: Path) -> None:
    hoard = (
        "{% set n = namespace(x='aaaaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}"
    )
    with pytest.raises(OutputError, match=r"memory|more than"):
        write_by_template(advice, make(tmp_path, hoard))


def test_the_message_names_the_file_and_the_line(tmp_path: Path) -> None:
    path = make(tmp_path, "好\n{{ memo.titel }}\n")
    outcome = CliRunner().invoke(app, ["memo", str(QIANJIANG), "--template", str(path)])
    assert isinstance(outcome.exception, OutputError)
    assert str(outcome.exception).startswith(f"{path}:2: wrong-template: there is no 'titel'")


def test_in_word_the_message_names_the_paragraph(advice: Advice, tmp_path: Path) -> None:
    path = make_word(tmp_path, "{{ memo.title }}", "第二段", "{{ memo.titel }}")
    with pytest.raises(OutputError, match=r"paragraph 3: there is no 'titel'"):
        write_by_template(advice, path)


@pytest.mark.parametrize(
    "paragraph",
    [
        "{{ memo.title",
        "{% for x in memo.types %}",
        "{{ memo.title.__class__ }}",
        "{% include 'x' %}",
        "{{ 'a' * 9999999999 }}",
    ],
)
def test_a_hostile_word_template_fails_safely(paragraph: str, advice: Advice, tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_by_template(advice, make_word(tmp_path, "好", paragraph))


def test_what_is_no_template_is_told(advice: Advice, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="advisor template --memo"):
        write_by_template(advice, tmp_path / "none.md.j2")
    (tmp_path / "a.docx").write_bytes(b"no archive")
    with pytest.raises(OutputError, match="no Word file"):
        write_by_template(advice, tmp_path / "a.docx")
    (tmp_path / "gb.txt").write_bytes("标题".encode("gb18030"))
    with pytest.raises(OutputError, match="UTF-8"):
        write_by_template(advice, tmp_path / "gb.txt")
    (tmp_path / "big.txt").write_bytes(b"a" * 5_000_001)
    with pytest.raises(OutputError, match="at most"):
        write_by_template(advice, tmp_path / "big.txt")
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"0" * 60_000_000)
    with pytest.raises(OutputError, match="unpacks to"):
        write_by_template(advice, tmp_path / "bomb.docx")
    with zipfile.ZipFile(tmp_path / "empty.docx", "w") as empty:
        empty.writestr("a.txt", "a")
    with pytest.raises(OutputError, match="can't be"):
        write_by_template(advice, tmp_path / "empty.docx")


def test_without_docxtpl_it_is_said_what_to_install(
    advice: Advice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_word(tmp_path, "{{ memo.title }}")
    monkeypatch.setattr(own_templates, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"cluster-advisor\[word\]"):
        write_by_template(advice, path)
    with pytest.raises(MissingExtra, match=r"cluster-advisor\[word\]"):
        write_starter(True)


def test_the_commands_write_whole_files(tmp_path: Path) -> None:
    run = CliRunner().invoke
    starter, word = tmp_path / "s.md.j2", tmp_path / "s.docx"
    assert run(app, ["template", "--memo", "-o", str(starter)]).exit_code == 0
    assert run(app, ["template", "--memo", "-o", str(word)]).exit_code == 0
    assert run(app, ["template", "--memo", "-o", str(word)]).exit_code == 2  # never replaced unasked
    memo = str(QIANJIANG)
    assert run(app, ["memo", memo, "--template", str(starter), "-o", str(tmp_path / "m.md")]).exit_code == 0
    assert run(app, ["memo", memo, "--template", str(word), "-o", str(tmp_path / "m.docx")]).exit_code == 0
    assert "关于黔江区" in (tmp_path / "m.md").read_text(encoding="utf-8")
    assert "关于黔江区" in words_of((tmp_path / "m.docx").read_bytes())
    assert run(app, ["memo", memo, "--template", str(word)]).exit_code == 2
    assert run(app, ["memo", memo, "--template", str(starter), "-o", str(starter)]).exit_code == 2
