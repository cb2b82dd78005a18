"""The commands that set one region beside another, or beside what it would be, in words and in pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from advisor.cli.options import ColoursOpt, LangOpt, OfficeOpt, OutOpt, ProfileArg, RulesOpt
from advisor.model.picture import Kind

if TYPE_CHECKING:
    from advisor.model.goal import Wanted


def compare(
    profiles: Annotated[
        list[Path],
        typer.Argument(metavar="PROFILE PROFILE...", help="两个或更多画像。Two profiles or more."),
    ],
    output: OutOpt = None,
    lang: LangOpt = "zh",
    form: Annotated[
        Literal["md", "html", "docx", "pdf", "json"] | None,
        typer.Option(
            "--format", help="md、html、docx、pdf 或 json；缺省随文件名。Defaults to the file's suffix, else md."
        ),
    ] = None,
    office: OfficeOpt = None,
    rules: RulesOpt = None,
) -> None:
    """比较两个或更多区域：共有、独有、未明的问题，可互相借鉴的举措。Compare regions, and what each could borrow.

    例 / Example: advisor compare examples/lianyungang.yaml examples/wanjiang.yaml -o compare.html
    """
    from advisor.cli.comparing import run_compare

    run_compare(profiles, output, form, lang, rules, office)


def whatif(
    profile: ProfileArg,
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="INDICATOR=VALUE", help="假定的数值或档次，可多次。What to assume; repeatable."),
    ] = None,
    unset: Annotated[
        list[str] | None, typer.Option("--unset", metavar="INDICATOR", help="假定没有这项资料。Take a datum away.")
    ] = None,
    output: OutOpt = None,
    lang: LangOpt = "zh",
    form: Annotated[
        Literal["md", "html", "docx", "pdf", "json"] | None,
        typer.Option("--format", help="md、html、docx、pdf、json。"),
    ] = None,
    office: OfficeOpt = None,
    rules: RulesOpt = None,
) -> None:
    """推演：假定几项资料改变，看判断和举措如何变化。What would come of a few changed facts.

    例 / Example: advisor whatif examples/lianyungang.yaml --set cooperation_contract_share=55%
    """
    from advisor.cli.comparing import run_whatif

    run_whatif(profile, given or [], unset or [], output, form, lang, rules, office)


def goal(
    profile: ProfileArg,
    clear: Annotated[list[str] | None, typer.Option(metavar="ID", help="使问题不再成立。No longer found.")] = None,
    rule_out: Annotated[list[str] | None, typer.Option(metavar="ID", help="有据排除。Ruled out by data.")] = None,
    reach: Annotated[list[str] | None, typer.Option(metavar="KEY", help="使结论成立。To hold.")] = None,
    avoid: Annotated[list[str] | None, typer.Option(metavar="KEY", help="保持不成立。Not to be found.")] = None,
    fix: Annotated[list[str] | None, typer.Option(metavar="INDICATOR", help="不得改变。Not to change.")] = None,
    output: OutOpt = None,
    lang: LangOpt = "zh",
    form: Annotated[
        Literal["md", "html", "docx", "pdf", "json"] | None,
        typer.Option("--format", help="md、html、docx、pdf、json。"),
    ] = None,
    office: OfficeOpt = None,
    rules: RulesOpt = None,
) -> None:
    """要达到目标，最少须改变什么。The smallest changes that would reach a goal, proved to be the smallest.

    例 / Example: advisor goal examples/wanjiang.yaml --clear low_chain_linkage
    """
    from advisor.cli.seeking import run_goal

    named: tuple[tuple[list[str] | None, Wanted], ...]
    named = ((clear, "not found"), (rule_out, "ruled out"), (reach, "holds"), (avoid, "not found"))
    wished = [(name, wanted) for names, wanted in named for name in names or []]
    run_goal(profile, wished, fix or [], output, form, lang, rules, office)


def draw(
    profiles: Annotated[
        list[Path],
        typer.Argument(metavar="PROFILE...", help="画像或推演方案，一个或多个。Profiles, or a scenario."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="写入 .svg 或 .html。Where to write.")],
    kind: Annotated[
        Kind | None,
        typer.Option("--as", help="画哪一种；缺省画常用的。Which picture; by default what is usual."),
    ] = None,
    colours: ColoursOpt = None,
    lang: LangOpt = "zh",
    rules: RulesOpt = None,
) -> None:
    """画图：一地的问题、指标、阶段、进度和最依赖的资料，推演前后，多地比较。Draw a region, changes and comparisons.

    例 / Example: advisor draw examples/lianyungang.yaml examples/wanjiang.yaml -o charts.html
    """
    from advisor.cli.picturing import run_draw

    run_draw(profiles, kind, output, lang, rules, colours)
