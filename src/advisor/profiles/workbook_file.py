"""A path in, whether a workbook lies there that is safe to open out; what is wrong is reported, nothing is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from advisor.errors import Code, SourceRef, did_you_mean
from advisor.marked_yaml import Reading

LARGEST = 100_000_000
LARGEST_UNPACKED = 300_000_000
HIGHEST_RATIO = 200
SMALL = 1_000_000  # a few repeated rows pack that well too
MOST_ENTRIES = 2000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SAVE_AS = "open it in Excel, WPS or LibreOffice and save it as an .xlsx workbook"


def look_at_file(path: Path, reading: Reading) -> bool:
    """Return whether ``path`` can be opened as a workbook; report why not."""
    where = SourceRef(str(path))
    try:
        if path.is_dir():
            reading.report(where, Code.IS_A_DIRECTORY, f"'{path}' is a directory", "name a file in it")
            return False
        size = path.stat().st_size
        if size > LARGEST:
            told = f"the file has {size:,} bytes; at most {LARGEST:,} are read"
            reading.report(where, Code.TOO_LARGE, told, "take out pictures, or save long tables as CSV")
            return False
        with path.open("rb") as stream:
            start = stream.read(4096)
        if start[:4] != b"PK\x03\x04":
            _report_kind(reading, where, path, start)
            return False
        return _look_inside(path, reading, where)
    except FileNotFoundError:
        near = did_you_mean(path.name, [p.name for p in path.parent.iterdir()]) if path.parent.is_dir() else ""
        reading.report(where, Code.NO_SUCH_FILE, f"there is no file '{path}'", near or "check the path")
    except OSError as error:
        reading.report(where, Code.NOT_READABLE, f"'{path}' can't be read: {error}", "check its permissions")
    except Exception:  # a damaged zip makes zipfile raise anything
        reading.report(where, Code.NOT_A_WORKBOOK, "the workbook is damaged: its list of parts is broken", SAVE_AS)
    return False


def _report_kind(reading: Reading, where: SourceRef, path: Path, start: bytes) -> None:
    """Say what a file is that is no zip."""
    if not start:
        reading.report(where, Code.NOT_A_WORKBOOK, "the file is empty", "save the workbook again")
    elif start.startswith(OLE):
        if ENCRYPTED in path.read_bytes():
            told, hint = "the workbook has a password", "remove the password in Excel or WPS and save it again"
        else:
            told, hint = "this is the old .xls format", SAVE_AS
        reading.report(where, Code.NOT_A_WORKBOOK, told, hint)
    elif b"\0" in start.removeprefix(b"\xff\xfe"):
        reading.report(where, Code.NOT_A_WORKBOOK, "this is no .xlsx workbook", SAVE_AS)
    elif start.lstrip()[:1] == b"<":
        told = "this is a web page or XML text with the name of a workbook"
        reading.report(where, Code.NOT_A_WORKBOOK, told, SAVE_AS)
    else:
        told = "this is plain text with the name of a workbook, perhaps a CSV file"
        reading.report(where, Code.NOT_A_WORKBOOK, told, "rename it to .csv, or save it as an .xlsx workbook")


def _look_inside(path: Path, reading: Reading, where: SourceRef) -> bool:
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
        names = {part.filename for part in parts}
        unpacked = sum(part.file_size for part in parts)
        ratio = max(
            (part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > SMALL), default=0
        )
        if len(parts) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or ratio > HIGHEST_RATIO:
            told = f"the workbook unpacks to {unpacked:,} bytes in {len(parts):,} parts"
            told += f", {ratio:,.0f} times its size" if ratio > HIGHEST_RATIO else ""
            hint = f"at most {LARGEST_UNPACKED:,} bytes are read: delete blank rows and pictures, or save tables as CSV"
            reading.report(where, Code.TOO_LARGE, told, hint)
            return False
        if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
            reading.report(where, Code.NOT_A_WORKBOOK, f"this is no .xlsx workbook but {_kind_of(names)}", SAVE_AS)
            return False
        types = packed.open("[Content_Types].xml").read(SMALL)
        if _has_macros(names) or b"macroEnabled" in types:
            told = "the workbook contains macros, which are not opened"
            reading.report(where, Code.MACRO_WORKBOOK, told, "save it as .xlsx without macros")
            return False
        main = packed.open("xl/workbook.xml").read(SMALL) if "xl/workbook.xml" in names else b""
    if b"purl.oclc.org/ooxml" in main:
        told = "the workbook is in the strict format, which is not read"
        reading.report(where, Code.NOT_A_WORKBOOK, told, "save it as an ordinary Excel workbook (.xlsx)")
        return False
    return True


def _has_macros(names: set[str]) -> bool:
    return any(n.lower().endswith("vbaproject.bin") or n.lower().startswith("xl/macrosheets/") for n in names)


def _kind_of(names: set[str]) -> str:
    if "content.xml" in names:
        return "an OpenDocument file"
    if any(name.startswith("word/") for name in names):
        return "a Word document"
    if any(name.endswith(".bin") for name in names) and "xl/workbook.bin" in names:
        return "a binary .xlsb workbook"
    return "some other zip file"
