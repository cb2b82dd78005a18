"""The wheel carries rules, templates and examples, and runs away from the checkout in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it with its dependencies into a fresh environment, return that environment's folder."""
    work = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(work), str(ROOT)], check=True, capture_output=True)
    wheel = next(work.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("advisor/_data/rules/themes/") for name in names)
    assert any(name.startswith("advisor/_data/templates/") for name in names)
    home = work / "env"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    constraints = ["-c", str(ROOT / "constraints.txt")]
    install = [str(python), "-m", "pip", "--disable-pip-version-check", "-q", "install", *constraints, str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return home


def _run(home: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    advisor = home / ("Scripts" if os.name == "nt" else "bin") / "advisor"
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    return subprocess.run([str(advisor), *arguments], capture_output=True, cwd=folder, env=environment, check=True)


def test_the_wheel_writes_the_same_memo_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "lianyungang.yaml").write_bytes((EXAMPLES / "lianyungang.yaml").read_bytes())
    found = _run(installed, tmp_path, "memo", "examples/lianyungang.yaml").stdout
    assert found == (EXAMPLES / "golden" / "lianyungang.zh.md").read_bytes()


def test_the_wheel_writes_a_blank_profile_and_a_memo_on_it(installed: Path, tmp_path: Path) -> None:
    _run(installed, tmp_path, "new", "-o", "mine.yaml")
    assert "尚" in _run(installed, tmp_path, "memo", "mine.yaml").stdout.decode("utf-8")
