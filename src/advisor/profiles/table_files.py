"""A CSV or Parquet file in, a raw table out. The only importer of polars.

A CSV file is read as text, so that 0012, ３亿 and — survive; columns of plain numbers become numbers at once, others
are told apart cell by cell only where they differ. The line of a row is right where no cell holds a line break.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from advisor.errors import Code, SourceRef
from advisor.marked_yaml import Reading
from advisor.profiles.raw_table import Cell, RawColumn, RawTable

ENCODINGS = ("utf-8-sig", "gb18030")
SEPARATORS = (",", "\t", ";", "|")
LARGEST = 2_000_000_000
PLAIN = r"^[+-]?[0-9]+(\.[0-9]+)?$"


def read_table_file(path: Path, reading: Reading, kind: str = "") -> RawTable | None:
    """Return the table in the file at ``path``; None, with the reason reported, where it holds none."""
    where = SourceRef(str(path))
    if (refusal := _refuse(path)) is not None:
        reading.report(where, *refusal)
        return None
    try:
        if path.suffix.lower() in (".parquet", ".pq"):
            return _read_parquet(path, kind)
        return _read_csv(path, reading, kind)
    except (pl.exceptions.PolarsError, OSError, csv.Error, ValueError) as error:
        told = f"the file can't be read as a table: {str(error).splitlines()[0][:120] if str(error) else 'damaged'}"
        reading.report(where, Code.NOT_A_TABLE, told, "save it again as CSV (UTF-8) or Parquet")
        return None


def _refuse(path: Path) -> tuple[Code, str, str] | None:
    if path.is_dir():
        return Code.IS_A_DIRECTORY, f"'{path}' is a directory", "name a file in it"
    if not path.is_file():
        return Code.NO_SUCH_FILE, f"there is no file '{path}'", "check the path; it is relative to the profile's folder"
    if path.stat().st_size > LARGEST:
        told = f"the file has {path.stat().st_size:,} bytes; at most {LARGEST:,} are read"
        return Code.TOO_LARGE, told, "save it as Parquet, or in parts"
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(b"PK") and path.suffix.lower() not in (".parquet", ".pq"):
        return Code.NOT_A_TABLE, "this is a workbook, whatever its name says", "rename it to .xlsx"
    if not start:
        return Code.EMPTY_TABLE, "the file is empty", "fill it in, or take it out"
    return None


def _read_parquet(path: Path, kind: str) -> RawTable:
    frame = pl.read_parquet(path)
    columns = []
    for index, name in enumerate(frame.columns):

        def place_of(row: int, name: str = name) -> SourceRef:
            return SourceRef(str(path), row + 1, 0, f"{name}, row {row + 1}")

        columns.append(_column(frame.to_series(index), name, f"{path.name}!{name}", SourceRef(str(path)), place_of))
    return RawTable(kind, SourceRef(str(path)), tuple(columns))


def _read_csv(path: Path, reading: Reading, kind: str) -> RawTable | None:
    text = _decode(path, reading)
    if text is None:
        return None
    if "\0" in text:
        reading.report(SourceRef(str(path)), Code.NOT_A_TABLE, "this is not a text file", "save it as CSV (UTF-8)")
        return None
    separator = max(SEPARATORS, key=text[:20_000].count)
    first = _first_line(text, separator)
    ragged = _find_ragged(text, separator, first)
    if ragged:
        line, found, wanted = ragged
        told = f"this line has {found} cells, the headings are {wanted}"
        reading.report(SourceRef(str(path), line), Code.NOT_A_TABLE, told, "quote cells that hold the separator")
        return None
    source = io.BytesIO("\n".join(text.splitlines()[first:]).encode())
    frame = pl.read_csv(source, separator=separator, infer_schema=False, has_header=False)
    return _from_text(path, kind, frame, first)


def _decode(path: Path, reading: Reading) -> str | None:
    data = path.read_bytes()
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ENCODINGS
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    hint = "save the file as CSV UTF-8"
    reading.report(SourceRef(str(path)), Code.NOT_UTF8, "the file is neither UTF-8 nor GB18030 text", hint)
    return None


def _first_line(text: str, separator: str) -> int:
    """Return the index of the line with the headings: the first with two cells or more, else the first."""
    for index, row in enumerate(csv.reader(text.splitlines()[:20], delimiter=separator)):
        if sum(bool(cell.strip()) for cell in row) >= 2:
            return index
    return 0


def _find_ragged(text: str, separator: str, first: int) -> tuple[int, int, int] | None:
    """Return the line, its cells and the headings' number, of the first row that is longer than the headings."""
    wanted = 0
    reader = csv.reader(text.splitlines()[first:], delimiter=separator)
    for row in reader:
        if not wanted:
            wanted = len(row)
        elif len(row) > wanted and any(cell.strip() for cell in row[wanted:]):
            return first + reader.line_num, len(row), wanted
    return None


def _from_text(path: Path, kind: str, frame: pl.DataFrame, first: int) -> RawTable:
    headings = [str(cell or "").strip() for cell in frame.row(0)] if frame.height else []
    body = frame.slice(1).filter(~pl.all_horizontal(pl.all().fill_null("").str.strip_chars() == ""))
    columns = []
    for index, heading in enumerate(headings):
        letter, last = _letter(index), first + 1 + body.height

        def place_of(row: int, letter: str = letter, index: int = index) -> SourceRef:
            return SourceRef(str(path), first + row + 2, index + 1, f"{letter}{first + row + 2}")

        span = f"{path.name}!{letter}{first + 2}:{letter}{last}"
        at = SourceRef(str(path), first + 1, index + 1, f"{letter}{first + 1}")
        columns.append(_column(body.to_series(index), heading, span, at, place_of))
    return RawTable(kind, SourceRef(str(path)), tuple(columns))


def _letter(index: int) -> str:
    letters = ""
    while index >= 0:
        letters = chr(65 + index % 26) + letters
        index = index // 26 - 1
    return letters


def _column(
    series: pl.Series, heading: str, span: str, at: SourceRef, place_of: Callable[[int], SourceRef]
) -> RawColumn:
    if series.dtype.is_numeric():
        return RawColumn(heading, at, span, place_of, numbers=_floats(series))
    if series.dtype == pl.String:
        known = series.str.strip_chars().replace("", None)
        if bool(known.drop_nulls().str.contains(PLAIN).all()) and known.null_count() < len(known):
            return RawColumn(heading, at, span, place_of, numbers=_floats(known.cast(pl.Float64)))
        series = known
    elif series.dtype.is_temporal():
        series = series.dt.year().cast(pl.String)
    elif series.dtype == pl.List(pl.String):
        series = series.list.join("、")
    elif series.dtype == pl.Boolean:
        series = series.replace_strict({True: "yes", False: "no"}, return_dtype=pl.String)
    else:
        series = series.cast(pl.String)
    codes, cells = _encode(series)
    return RawColumn(heading, at, span, place_of, codes=codes, cells=cells)


def _floats(series: pl.Series) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    numbers = series.cast(pl.Float64).fill_null(float("nan")).to_numpy()
    return np.array(numbers, dtype=np.float64)


def _encode(series: pl.Series) -> tuple[np.ndarray[tuple[int], np.dtype[np.int32]], tuple[Cell, ...]]:
    distinct = series.unique(maintain_order=True)
    places = pl.DataFrame({"cell": distinct, "code": np.arange(len(distinct), dtype=np.int32)})
    joined = pl.DataFrame({"cell": series}).join(places, on="cell", how="left", nulls_equal=True, maintain_order="left")
    return joined["code"].to_numpy().astype(np.int32), tuple((cell, "General") for cell in distinct.to_list())
