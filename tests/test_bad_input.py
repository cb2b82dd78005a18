"""One wrong file a mistake, each with its exact message: tests/bad/<code>-<slug>/ holds the file and message.txt.

A folder has ``profile.yaml``, read against tests/small_rules, or files that replace or join those of tests/small_rules.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advisor import output_files, service
from advisor.errors import AdvisorError, Code, InputError
from tests.conftest import SMALL_RULES

BAD = Path(__file__).parent / "bad"
FOLDERS = sorted(path for path in BAD.iterdir() if path.is_dir())


def message_of(folder: Path, work: Path) -> str:
    """Return the message that the wrong file in ``folder`` earns, with the working folder's name taken out."""
    rules = work / "rules"
    shutil.copytree(SMALL_RULES, rules)
    profile = folder / "profile.yaml"
    for path in folder.rglob("*.yaml"):
        if path != profile:
            target = rules / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    with pytest.raises(InputError) as caught:
        if profile.exists():
            service.reason(profile, rules)
        else:
            service.load_rules(rules)
    return str(caught.value).replace(str(folder) + "/", "").replace(str(work) + "/", "")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_wrong_file_earns_its_exact_message(folder: Path, tmp_path: Path) -> None:
    expected = (folder / "message.txt").read_text(encoding="utf-8")
    assert message_of(folder, tmp_path) + "\n" == expected
    code = max((c for c in Code if folder.name.startswith(c.value)), key=len)
    assert f": {code.value}: " in expected


def test_several_mistakes_in_one_profile_come_out_together(tmp_path: Path) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text(
        "schema: 1\nregion: {name: {zh: 甲}}\nfacts:\n  local_procurment_rate: {value: 12}\n"
        "  upstream_output_sold_outside: {value: maybe}\n  local_procurement_rate: {value: 130, unit: '%'}\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        service.reason(profile, SMALL_RULES)
    codes = {problem.code for problem in caught.value.problems}
    assert codes == {Code.MISSING_TRANSLATION, Code.UNKNOWN_INDICATOR, Code.UNKNOWN_LEVEL, Code.OUT_OF_RANGE}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.yaml", None, Code.NO_SUCH_FILE),
        ("folder", "dir", Code.IS_A_DIRECTORY),
        ("gbk.yaml", "区域: 甲".encode("gb18030"), Code.NOT_UTF8),
        ("bomb.yaml", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", Code.ALIAS),
        ("deep.yaml", b"a: " + b"[" * 200 + b"]" * 200, Code.TOO_DEEP),
        ("large.yaml", b"# " + b"x" * 50_000_000, Code.TOO_LARGE),
        ("binary.yaml", b"\x00\x01\x02", Code.NOT_YAML),
        ("tab.yaml", b"a:\n\tb: 1\n", Code.NOT_YAML),
    ],
)
def test_an_unreadable_file_is_told_by_name(name: str, content: bytes | str | None, code: Code, tmp_path: Path) -> None:
    path = tmp_path / name
    if content == "dir":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        service.reason(path, SMALL_RULES)
    assert code in {problem.code for problem in caught.value.problems}
    assert all(problem.hint for problem in caught.value.problems)


def test_a_folder_without_rules_is_no_rule_base(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        service.load_rules(tmp_path)
    assert [problem.code for problem in caught.value.problems] == [Code.NOT_A_RULEBASE]


def test_every_message_is_short_and_names_a_place(tmp_path: Path) -> None:
    for number, folder in enumerate(FOLDERS):
        text = message_of(folder, tmp_path / str(number))
        for line in text.splitlines():
            assert len(line) < 240
            assert line.startswith("  hint: ") or ": " in line


def test_an_old_file_stays_when_its_replacement_cannot_be_written(tmp_path: Path) -> None:
    old = tmp_path / "memo.md"
    old.write_text("old", encoding="utf-8")
    with pytest.raises(AdvisorError):
        output_files.write_output(tmp_path, "new")
    with pytest.raises(AdvisorError):
        output_files.write_output(tmp_path / "nowhere" / "memo.md", "new")
    assert old.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["memo.md"]
