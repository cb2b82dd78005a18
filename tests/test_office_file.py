"""What an office adds to a memo: read from its file, written where the standard wants it, wrong files told by line."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from advisor.cli.app import app
from advisor.documents import read_office
from advisor.errors import ProfileError
from advisor.model.document import Office
from tests.conftest import EXAMPLES

docx = pytest.importorskip("docx")
QIANJIANG = str(EXAMPLES / "qianjiang.yaml")
WHOLE = "addressee: 市人民政府：\nsender: 市发展和改革委员会\ndate: 2025-01-05\nclassification: 机密★1年\ndraft: no\n"


def make(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "office.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_said_is_read_and_what_is_not_is_not_written(tmp_path: Path) -> None:
    assert read_office(make(tmp_path, WHOLE)) == Office(
        addressee="市人民政府",
        sender="市发展和改革委员会",
        date=datetime.date(2025, 1, 5),
        classification="机密★1年",
        draft=False,
    )
    assert read_office(make(tmp_path, "sender: 甲\n")) == Office(sender="甲")
    assert read_office(make(tmp_path, "")) == Office()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("to: 甲\n", 1, "no key 'to'"),
        ("sender: 甲\ndate: 2025年1月5日\n", 2, "write it as 2025-01-05"),
        ("date: 2025-13-40\n", 1, "no date"),
        ("draft: maybe\n", 1, "draft can't be 'maybe'"),
        ("sender: [甲]\n", 1, "single value"),
        (f"sender: {'长' * 81}\n", 1, "at most 80"),
    ],
)
def test_a_wrong_file_is_told_by_its_line(text: str, line: int, told: str, tmp_path: Path) -> None:
    path = make(tmp_path, text)
    with pytest.raises(ProfileError) as caught:
        read_office(path)
    assert f"{path}:{line}" in str(caught.value)
    assert told in str(caught.value)


@pytest.mark.parametrize("command", ["memo", "compare", "whatif"])
def test_the_commands_write_it(command: str, tmp_path: Path) -> None:
    office = str(make(tmp_path, WHOLE))
    arguments: dict[str, Any] = {
        "memo": [QIANJIANG],
        "compare": [QIANJIANG, str(EXAMPLES / "wanzhou.yaml")],
        "whatif": [QIANJIANG, "--set", "transport_poor=yes"],
    }
    made = tmp_path / "made.docx"
    done = CliRunner().invoke(app, [command, *arguments[command], "--office", office, "-o", str(made)])
    assert done.exit_code == 0, done.output
    texts = [paragraph.text for paragraph in docx.Document(BytesIO(made.read_bytes())).paragraphs]
    assert {"机密★1年", "市人民政府：", "市发展和改革委员会", "2025年1月5日"} <= set(texts)
    assert not any("送审稿" in text for text in texts)


def test_the_pages_have_it_too(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    made = tmp_path / "made.pdf"
    office = str(make(tmp_path, WHOLE))
    assert CliRunner().invoke(app, ["memo", QIANJIANG, "--office", office, "-o", str(made)]).exit_code == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(made).pages).replace(" ", "")
    for said in ("机密★1年", "市人民政府：", "市发展和改革委员会", "2025年1月5日"):
        assert said in text


def test_it_is_for_word_and_pdf_only(tmp_path: Path) -> None:
    office = str(make(tmp_path, WHOLE))
    assert CliRunner().invoke(app, ["memo", QIANJIANG, "--office", office]).exit_code == 2
