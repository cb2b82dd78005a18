"""The commands: arguments in; a use case of the service; its result printed or written."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

import advisor
from advisor import output_files, service
from advisor.cli import telling
from advisor.cli.finding_out import interview, next_data
from advisor.cli.options import ColoursOpt, Lang, LangOpt, OfficeOpt, OutOpt, ProfileArg, RulesOpt
from advisor.cli.what_if import compare, draw, goal, whatif
from advisor.errors import AdvisorError, Code, EngineDisagreement, Problem, SourceRef

if TYPE_CHECKING:
    from typer.models import CommandInfo

    from advisor.model.advice import Advice

app = typer.Typer(
    name="advisor",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help=(
        "区域产业集群政策咨询：输入区域画像，输出有据可查的咨询报告。\n\n"
        "Policy advice on a region's industrial clusters: a region profile in, a memo with its evidence out.\n\n"
        "先试 / Start with: [bold]advisor new -o my.yaml[/bold], fill it in, then [bold]advisor memo my.yaml[/bold]"
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"advisor {advisor.__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版本号。The version.")
    ] = False,
) -> None:
    """See the help of the application."""


@app.command()
def memo(
    profile: ProfileArg,
    output: OutOpt = None,
    lang: LangOpt = "zh",
    form: Annotated[
        Literal["md", "html", "docx", "pdf"] | None,
        typer.Option("--format", help="md、html、docx、pdf；缺省随文件名。Defaults to the file's suffix, else md."),
    ] = None,
    sections: Annotated[
        str, typer.Option("--sections", metavar="A,B", help="只要哪几部分、按何次序。Which sections, in which order.")
    ] = "",
    brief: Annotated[bool, typer.Option("--brief/--full", help="一页摘报或全文。One page, or the whole.")] = False,
    office: OfficeOpt = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", help="自备模板：文本或 .docx。A template of your own.")
    ] = None,
    colours: ColoursOpt = None,
    rules: RulesOpt = None,
) -> None:
    """撰写咨询报告。Write the advisory memo.

    例 / Example: advisor memo examples/lianyungang.yaml -o memo.docx
    """
    if colours is not None and (brief or template or (form or telling.form_of(output)) != "html"):
        raise typer.BadParameter("pictures stand in a whole memo in HTML only", param_hint="--colours")
    if template is not None:
        from advisor.cli.templating import run_template

        run_template(_advise(profile, rules), template, output, lang)
        return
    form = form or telling.form_of(output)
    telling.want_file(form, output)
    added = telling.open_office(office, form)
    named = [name.strip() for name in sections.split(",") if name.strip()]
    advice = _advise(profile, rules)
    if output is not None and output.exists() and output.samefile(profile):
        raise typer.BadParameter(f"'{output}' is the profile itself", param_hint="-o")
    match form:
        case "docx" | "pdf":
            from advisor import documents

            telling.deliver(documents.write_memo(advice, lang, added, form, named, brief), output)
        case _:
            figures = {}
            if form == "html" and not brief:
                from advisor.cli.picturing import figure_memo

                figures = figure_memo(advice, lang, rules, named, colours)
            telling.deliver(service.write_memo(advice, lang, form, named, brief, figures), output)


@app.command()
def advise(
    profile: ProfileArg,
    as_json: Annotated[bool, typer.Option("--json", help="完整结果（JSON）。The whole advice as JSON.")] = False,
    lang: LangOpt = "zh",
    rules: RulesOpt = None,
) -> None:
    """列出判断与举措的摘要。Show what holds and what to do, in short.

    例 / Example: advisor advise examples/wanjiang.yaml --json > advice.json
    """
    advice = _advise(profile, rules)
    if as_json:
        import json

        telling.print_text(json.dumps(service.to_json_data(advice), ensure_ascii=False, indent=2) + "\n")
        return
    from advisor.cli.summary import print_summary

    print_summary(advice, lang)


@app.command()
def explain(
    profile: ProfileArg,
    name: Annotated[str, typer.Argument(metavar="ID", help="问题、优势、类型或举措的代号。A conclusion's id.")],
    lang: LangOpt = "zh",
    rules: RulesOpt = None,
) -> None:
    """说明为何成立、为何不成立、还缺什么。Tell why something holds, why not, or what is missing.

    例 / Example: advisor explain examples/lianyungang.yaml low_chain_linkage
    """
    from advisor.cli.explaining import print_explanation
    from advisor.goals import tell_nearest

    reasoned, explanations = service.explain(profile, name, rules)
    telling.tell_notices(reasoned.profile.notices)
    nearest = tell_nearest(profile, explanations, lang, rules)
    print_explanation(reasoned, explanations, lang, nearest)


@app.command()
def derive(
    profile: ProfileArg,
    as_json: Annotated[bool, typer.Option("--json", help="JSON")] = False,
    lang: LangOpt = "zh",
    rules: RulesOpt = None,
) -> None:
    """列出由统计表算得的指标及所用单元格，算不出的说明缺什么。Show what is computed from tables, and what is lacking.

    例 / Example: advisor derive my.xlsx
    """
    from advisor.cli.deriving import derivation_as_data, print_derivation

    found = service.derive(profile, rules, telling.tell_progress())
    telling.tell_notices(found.profile.notices)
    if as_json:
        import json

        telling.print_text(json.dumps(derivation_as_data(found), ensure_ascii=False, indent=2) + "\n")
    else:
        print_derivation(found, lang)


@app.command()
def check(
    directory: Annotated[Path | None, typer.Argument(metavar="[RULES]", help="规则库目录。The rule base.")] = None,
    proofs: Annotated[
        bool, typer.Option("--proofs/--no-proofs", help="是否用求解器证明。Whether to prove it with a solver.")
    ] = True,
    examples: Annotated[
        Path | None,
        typer.Option(
            "--examples", metavar="DIR", file_okay=False, help="反例画像写入的目录。Where to write counter-examples."
        ),
    ] = None,
    rules: RulesOpt = None,
) -> None:
    """检查规则库，一次报出全部问题。Verify a rule base, all its problems at once.

    例 / Example: advisor check my-rules --examples counter-examples
    """
    if directory and rules:
        raise typer.BadParameter("name the rule base once", param_hint="--rules")
    if examples and not proofs:
        raise typer.BadParameter("counter-examples come from the proofs", param_hint="--examples")
    from advisor.cli.checking import run_check

    if run_check(directory or rules, proofs, examples):
        raise typer.Exit(2)


@app.command()
def claims(
    document: Annotated[str, typer.Argument(metavar="[DOC]", help="文献代号。A document's id.")] = "",
    coverage: Annotated[bool, typer.Option("--coverage", help="按文献和类别汇总。Counts only.")] = False,
    figures: Annotated[bool, typer.Option("--figures", help="文献数字复算。Recompute their figures.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON")] = False,
    lang: LangOpt = "zh",
    rules: RulesOpt = None,
) -> None:
    """列出文献论断及其在规则库中的去处。List what the documents say, and what models each claim.

    例 / Example: advisor claims lyg --coverage
    """
    from advisor.cli.listing import claims_as_data, print_claims, print_coverage

    if figures:
        _show_figures(document, as_json, lang, rules)
        return
    states = service.list_claims(document, rules)
    if as_json:
        import json

        telling.print_text(json.dumps(claims_as_data(states, coverage), ensure_ascii=False, indent=2) + "\n")
    elif coverage:
        print_coverage(states, lang)
    else:
        print_claims(states, lang)


@app.command()
def indicators(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="指标代号或其一部分。An id or a part of one.")] = "",
    lang: LangOpt = "zh",
    rules: RulesOpt = None,
) -> None:
    """列出指标，或细说一个指标。List the indicators, or tell all of one.

    例 / Example: advisor indicators local_procurement_rate
    """
    from advisor.cli.listing import print_indicators

    print_indicators(service.load_rules(rules), service.find_indicators(name, rules), lang)


@app.command()
def new(
    output: OutOpt = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件。Replace a file of that name.")] = False,
    rules: RulesOpt = None,
) -> None:
    """写出一份空白画像，附说明。Write a blank profile with comments.

    例 / Example: advisor new -o my.yaml
    """
    if output is not None and output.exists() and not force:
        raise typer.BadParameter(f"'{output}' exists; add --force to replace it", param_hint="-o")
    from advisor.blanks import build_blank

    text = build_blank(rules)
    if output is None:
        telling.print_text(text)
    else:
        output_files.write_output(output, text)
        typer.echo(f"{output}", err=True)


@app.command()
def template(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="写到文件。Where to write it.")],
    lang: LangOpt = "zh",
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件。Replace a file of that name.")] = False,
    own_memo: Annotated[
        bool, typer.Option("--memo", help="报告模板的样本（文本或 .docx）。A memo template to start from.")
    ] = False,
    rules: RulesOpt = None,
) -> None:
    """写出供填报的工作簿：分主题、有下拉项、单位和说明。Write a workbook to fill in.

    例 / Example: advisor template -o profile.xlsx
    """
    if own_memo:
        from advisor.cli.templating import run_starter

        run_starter(output, lang, force)
        return
    if output.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"'{output}' is no .xlsx file", param_hint="-o")
    if output.exists() and not force:
        raise typer.BadParameter(f"'{output}' exists; add --force to replace it", param_hint="-o")
    from advisor.blanks import build_template

    output_files.write_bytes(output, build_template(lang, rules))
    typer.echo(f"{output}", err=True)


@app.command()
def graph(
    profile: Annotated[
        Path | None, typer.Argument(metavar="[PROFILE]", help="区域画像；缺省画整个规则库。A region; else all rules.")
    ] = None,
    focus: Annotated[
        str, typer.Option("--focus", metavar="ID", help="只画与之相关的部分。Only what bears on it.")
    ] = "",
    output: OutOpt = None,
    lang: LangOpt = "zh",
    rules: RulesOpt = None,
) -> None:
    """画出资料、问题、成因和举措的关系图（svg、html、mmd）。Draw facts, problems, causes and measures as a graph.

    例 / Example: advisor graph examples/lianyungang.yaml --focus weak_embeddedness -o graph.svg
    """
    from advisor.cli.graphing import run_graph

    text = run_graph(_advise(profile, rules) if profile else None, focus, output, lang, rules)
    if text:
        telling.print_text(text)
    else:
        typer.echo(f"{output}", err=True)


@app.command("import")
def import_table(
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="CSV、Parquet 或 Excel 表。The table.")],
    kind: Annotated[str, typer.Option("--as", help="表的种类，如 firms。Which kind of table it is.")] = "",
    output: OutOpt = None,
    sheet: Annotated[str, typer.Option("--sheet", help="工作表名。Which sheet of a workbook.")] = "",
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="FILE", help="表头对照（YAML）。What headings mean.")
    ] = None,
    ask: Annotated[bool, typer.Option("--ask/--no-ask", help="认不出的表头是否询问。Ask for unknown headings.")] = True,
    rules: RulesOpt = None,
) -> None:
    """把自己的表对上栏目、换算单位后另存。Read a table of your own and save it as this program reads it.

    例 / Example: advisor import 企业一览.csv --as firms -o firms.csv
    """
    from advisor.cli.importing import run_import

    run_import(table, kind, output, sheet, mapping, ask, rules)


def _show_figures(document: str, as_json: bool, lang: Lang, rules: Path | None) -> None:
    from advisor.cli.figures import figures_as_data, print_figures

    states = service.list_figures(document, rules)
    if as_json:
        import json

        telling.print_text(json.dumps(figures_as_data(states), ensure_ascii=False, indent=2) + "\n")
    else:
        print_figures(states, lang)


def _advise(profile: Path, rules: Path | None) -> Advice:
    reasoned = service.reason(profile, rules, telling.tell_progress())
    telling.tell_notices(reasoned.profile.notices)
    return service.advise_on(reasoned)


for _command in (compare, whatif, goal, draw, interview):
    app.command()(_command)
app.command("next")(next_data)


def _name_of(command: CommandInfo) -> str:
    return command.name or str(getattr(command.callback, "__name__", ""))


def main() -> None:
    """Run the command line; problems go to standard error, all at once, with exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.disable()  # a command lives for less than a second and leaves no garbage worth collecting
    atexit.register(gc.freeze)  # nor is any to be looked for when it ends
    commands = app.registered_commands
    asked = [command for command in commands if sys.argv[1:2] == [_name_of(command)]]
    app.registered_commands = asked or commands  # typer reads the signature of every command that it is given
    try:
        app()
    except AdvisorError as error:
        typer.echo(str(error), err=True)
        sys.exit(1 if isinstance(error, EngineDisagreement) else 2)
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        told = f"the output can't be written: {error.strerror or error}"
        typer.echo(str(Problem(SourceRef("output"), Code.UNWRITABLE, told, "check the disk")), err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    finally:
        app.registered_commands = commands
        gc.enable()
