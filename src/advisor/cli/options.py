"""The arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Lang = Literal["zh", "en"]
ProfileArg = Annotated[
    Path, typer.Argument(metavar="PROFILE", help="区域画像（YAML 或工作簿）。The region profile, YAML or a workbook.")
]
RulesOpt = Annotated[
    Path | None, typer.Option("--rules", metavar="DIR", help="自备规则库目录。A rule base of your own.")
]
LangOpt = Annotated[Lang, typer.Option("--lang", help="语言。Language of the output.")]
OutOpt = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="写入文件，不打印。Write to a file instead.")
]
OfficeOpt = Annotated[
    Path | None,
    typer.Option("--office", metavar="FILE", help="主送、署名、日期等，用于 docx、pdf。Addressee, sender, date."),
]
ColoursOpt = Annotated[
    Path | None,
    typer.Option("--colours", metavar="FILE", help="本单位的图色（YAML）。An office's own colours for pictures."),
]
