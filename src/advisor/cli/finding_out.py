"""The commands that find out what is missing of a region."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from advisor import service
from advisor.cli import telling
from advisor.cli.options import LangOpt, ProfileArg, RulesOpt


def next_data(
    profile: ProfileArg,
    most: Annotated[int, typer.Option("--most", min=1, help="列出几项。How many to list.")] = 12,
    as_json: Annotated[bool, typer.Option("--json", help="JSON")] = False,
    lang: LangOpt = "zh",
    rules: RulesOpt = None,
) -> None:
    """先查哪些资料：各能判断多少问题，会带来哪些举措。Which missing data to find out first, and what each could decide.

    例 / Example: advisor next examples/wanjiang.yaml
    """
    from advisor.advising.worth import weigh_data
    from advisor.cli.asking import print_worths, worths_as_data

    reasoned = service.reason(profile, rules, telling.tell_progress())
    telling.tell_notices(reasoned.profile.notices)
    worths = weigh_data(reasoned.base, service.advise_on(reasoned))
    if as_json:
        import json

        telling.print_text(json.dumps(worths_as_data(worths), ensure_ascii=False, indent=2) + "\n")
    else:
        print_worths(worths, reasoned.base, most, lang)


def interview(
    profile: Annotated[
        Path, typer.Argument(metavar="[PROFILE]", help="画像；没有就新建。The profile; begun if there is none.")
    ] = Path("profile.yaml"),
    lang: LangOpt = "zh",
    rules: RulesOpt = None,
) -> None:
    """逐题问答：先问最能定案的，答一题存一题，随时可停可续。Ask for what is missing, most telling first.

    例 / Example: advisor interview my.yaml
    """
    from advisor.cli.interviewing import run_interview

    run_interview(profile, lang, rules)
