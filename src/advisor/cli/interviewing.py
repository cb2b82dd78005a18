"""A profile and a terminal in; questions asked one by one, answers saved, what firms up printed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import questionary
from rich.console import Console
from rich.markup import escape

from advisor.cli.asking import name_some, tell_grades
from advisor.cli.wording import describe_bounds
from advisor.errors import Code, ProfileError
from advisor.interviewing import Firmed, Interview, Question, begin
from advisor.model.text import Lang, Text
from advisor.service import say

UNKNOWN = ("不知道", "不清楚", "不详", "未知", "unknown", "dk", "-", "—")
EXPLAIN = ("?", "？", "help", "说明")
BACK = ("<", "back", "返回", "上一题")
LEAVE = ("q", "quit", "exit", "退出")
BASES = ("statistic", "record", "survey", "judgement")
LEVELS = ("park", "county", "city", "city_region", "province", "national")
NAMED = 4

WORDS = {
    "zh": {
        "new": "还没有画像“{path}”，先建一份。",
        "name": "区域名称（中文）",
        "name_en": "英文名称（回车同中文）",
        "level": "空间层级：{levels}",
        "no_level": "请答其中一项的序号或名称，如 3。",
        "status": "{path}：已知{facts}项资料；认定{found}个问题，排除{out}个，待判{left}个。",
        "how": "输入数值或档次；不知道就答“不知道”，回车暂且跳过，? 说明，< 退回，q 退出。每答一题即存盘。",
        "decides": "可判断：{decides}",
        "figure": "数值（{unit}）",
        "or": "，或 ",
        "definition": "定义：",
        "bounds": "界线：",
        "obtain": "取得办法：",
        "all": "关系到：",
        "measures": "可能增加的举措：",
        "example": "例如：",
        "unread": "“{typed}”读不出来。",
        "out_of_range": "{typed}超出取值范围（{low}至{high}）。",
        "two_ways": "“{typed}”有两种读法：{readings}，请写明是哪一种。",
        "either": "或",
        "basis": "依据：{bases}（回车为{default}）",
        "source": "年份和来源，如“2023 统计年鉴”（回车从略）",
        "saved_unknown": "记为未知，以后不再问。",
        "put_off": "暂且跳过。",
        "back": "已退回：{label}。",
        "no_back": "没有可退回的。",
        "holds": "认定",
        "ruled_out": "排除",
        "withdrawn": "不再成立",
        "more": "增加举措",
        "left": "尚待判断{left}个问题。",
        "nothing": "暂无新的判断；",
        "done": "能问的都问过了。",
        "bye": "已存入{path}。接着问：advisor interview {path}；写报告：advisor memo {path}",
        "joint": "、",
        "colon": "：",
    },
    "en": {
        "new": "There is no profile '{path}' yet: let us begin one.",
        "name": "Name of the region in Chinese",
        "name_en": "Its name in English (Enter for the same)",
        "level": "Spatial level: {levels}",
        "no_level": "Answer with one of these numbers or names, such as 3.",
        "status": "{path}: {facts} data known; {found} problems found, {out} ruled out, {left} open.",
        "how": "Type a figure or a level; 'unknown' if it isn't known; Enter skips for now, ? explains, < goes back, "
        "q leaves. Each answer is saved at once.",
        "decides": "It could decide: {decides}",
        "figure": "a figure ({unit})",
        "or": ", or ",
        "definition": "Definition: ",
        "bounds": "Cut-offs: ",
        "obtain": "To obtain it: ",
        "all": "It bears on: ",
        "measures": "Measures it could add: ",
        "example": "For example: ",
        "unread": "'{typed}' can't be read. ",
        "out_of_range": "{typed} is outside the range ({low} to {high}). ",
        "two_ways": "'{typed}' reads two ways: {readings}. Write the one that is meant. ",
        "either": " or ",
        "basis": "Basis: {bases} (Enter for {default})",
        "source": "Year and source, such as '2023 Yearbook' (Enter for none)",
        "saved_unknown": "Noted as unknown; it won't be asked again.",
        "put_off": "Skipped for now.",
        "back": "Taken back: {label}.",
        "no_back": "There is nothing to take back.",
        "holds": "found",
        "ruled_out": "ruled out",
        "withdrawn": "no longer holds",
        "more": "measures added",
        "left": "{left} problems open.",
        "nothing": "Nothing new is settled; ",
        "done": "Everything that can be asked has been asked.",
        "bye": "Saved in {path}. To go on: advisor interview {path}; for the memo: advisor memo {path}",
        "joint": ", ",
        "colon": ": ",
    },
}


class _Leave(Exception):
    """The person wants to stop."""


def run_interview(path: Path, lang: Lang, rules: Path | None) -> None:
    """Ask until nothing is left to ask or the person leaves; every answer is in the file by then.

    Raises:
        ProfileError, KnowledgeError, OutputError: as :class:`Interview` does.
    """
    talk = _Talk(path, lang)
    try:
        if not path.exists():
            talk.begin(rules)
        talk.run(Interview(path, rules))
    except (KeyboardInterrupt, EOFError, _Leave):
        pass
    if path.exists():
        talk.tell("bye", path=path)


class _Talk:
    def __init__(self, path: Path, lang: Lang) -> None:
        self.path = path
        self.lang: Lang = lang
        self.words = WORDS[lang]
        self.console = Console(highlight=False)

    def tell(self, word: str, **values: object) -> None:
        """Print one of the words."""
        self.console.print(escape(self.words[word].format(**values)))

    def ask(self, prompt: str) -> str:
        """Return what is typed, stripped; from a pipe where there is no terminal."""
        if sys.stdin.isatty() and sys.stdout.isatty():
            typed = str(questionary.text(prompt, qmark="›").unsafe_ask())
        else:
            self.console.print(escape(f"› {prompt}"))
            typed = input()
        typed = typed.strip()
        if typed.lower() in LEAVE:
            raise _Leave
        return typed

    def begin(self, rules: Path | None) -> None:
        """Ask for the region's name and level, and write a blank profile."""
        self.tell("new", path=self.path)
        zh = ""
        while not zh:
            zh = self.ask(self.words["name"])
        name = Text(zh, self.ask(self.words["name_en"]) or zh)
        labels = [say("spatial_level", level, self.lang) for level in LEVELS]
        level = self._choose(self.words["level"].format(levels=_number(labels)), LEVELS, labels, self.words["no_level"])
        begin(self.path, name, level, rules)

    def _choose(self, prompt: str, codes: Sequence[str], labels: Sequence[str], hint: str, default: str = "") -> str:
        while True:
            typed = self.ask(prompt)
            if not typed and default:
                return default
            for place, (code, label) in enumerate(zip(codes, labels, strict=True), 1):
                if typed.lower() in (str(place), code, label.lower()):
                    return code
            self.console.print(escape(hint))

    def run(self, interview: Interview) -> None:
        """Ask one question after another."""
        advice = interview.advice
        self.tell(
            "status",
            path=self.path,
            facts=len(advice.facts),
            found=len(advice.diagnoses),
            out=len(advice.ruled_out),
            left=len(advice.undetermined),
        )
        self.tell("how")
        while question := interview.next_question():
            self._put(question, interview)
        self.tell("done")

    def _put(self, question: Question, interview: Interview) -> None:
        name, base = question.indicator.id, interview.base
        label = escape(question.indicator.label.in_(self.lang))
        decides = name_some([f"diagnosis {d}" for d in question.worth.datum.decides], base, self.lang)
        told = self.words["decides"].format(decides=decides + tell_grades(question.worth, self.lang))
        self.console.print(f"\n[bold]{question.place}. {label}[/bold] [dim]{name}[/dim]  {escape(told)}")
        while True:
            typed = self.ask(_admitted(question, self.lang))
            if typed.lower() in EXPLAIN:
                self._explain(question, interview)
            elif typed.lower() in BACK:
                taken = interview.take_back()
                if taken:
                    self.tell("back", label=base.indicators[taken].label.in_(self.lang))
                    return
                self.tell("no_back")
            elif not typed:
                interview.put_off(name)
                self.tell("put_off")
                return
            elif typed.lower() in UNKNOWN:
                interview.pass_over(name)
                self.tell("saved_unknown")
                return
            elif self._save(typed, question, interview):
                return

    def _save(self, typed: str, question: Question, interview: Interview) -> bool:
        """Return whether the answer could be read, and so was saved."""
        name = question.indicator.id
        try:
            given = dict(interview.read(name, typed))
            firmed = interview.answer(name, given | self._ask_source(given))
        except ProfileError as error:
            self._tell_unread(error, typed, question)
            return False
        self._tell_firmed(firmed, interview)
        return True

    def _tell_unread(self, error: ProfileError, typed: str, question: Question) -> None:
        """Print why an answer can't be taken, and one that could."""
        indicator = question.indicator
        for problem in error.problems:
            if problem.code is Code.OUT_OF_RANGE:
                low, high = ("…" if end is None else f"{end:g}" for end in indicator.range)
                told = self.words["out_of_range"].format(typed=typed, low=low, high=high)
            elif problem.code is Code.AMBIGUOUS_NUMBER:
                readings = problem.message.rpartition(": ")[2].replace(" or ", self.words["either"])
                told = self.words["two_ways"].format(typed=typed, readings=readings)
            else:
                told = self.words["unread"].format(typed=typed)
            self.console.print("  " + escape(told) + escape(self.words["example"] + _example(question, self.lang)))

    def _ask_source(self, given: dict[str, str]) -> dict[str, str]:
        default = "judgement" if "level" in given else "statistic" if "unit" in given else "record"
        labels = [say("basis", basis, self.lang) for basis in BASES]
        shown = say("basis", default, self.lang)
        prompt = self.words["basis"].format(bases=_number(labels), default=shown)
        basis = self._choose(prompt, BASES, labels, prompt, default)
        if basis == "judgement":
            return {"basis": basis}
        typed = self.ask(self.words["source"])
        first, _, rest = typed.partition(" ")
        year = first.removesuffix("年").strip("，,")
        if len(year) == 4 and year.isdigit():
            return {"basis": basis, "year": year, "source": rest.strip()}
        return {"basis": basis, "source": typed}

    def _explain(self, question: Question, interview: Interview) -> None:
        indicator, base, words, lang = question.indicator, interview.base, self.words, self.lang
        lines = [words["definition"] + indicator.definition.in_(lang)]
        if indicator.cutoffs:
            lines.append(words["bounds"] + describe_bounds(indicator.cutoffs, indicator, lang))
        lines.append(words["obtain"] + indicator.obtain.in_(lang))
        lines.append(words["all"] + self._join(base.label(f"diagnosis {d}") for d in question.worth.datum.decides))
        if question.worth.measures:
            lines.append(words["measures"] + self._join(base.label(f"remedy {m}") for m in question.worth.measures))
        lines.append(words["example"] + _example(question, lang))
        for line in lines:
            self.console.print(escape("  " + line))

    def _join(self, labels: Iterable[Text]) -> str:
        return self.words["joint"].join(label.in_(self.lang) for label in labels)

    def _tell_firmed(self, firmed: Firmed, interview: Interview) -> None:
        base, lang = interview.base, self.lang
        parts = [("green", "holds", firmed.holds), ("red", "ruled_out", firmed.ruled_out)]
        parts.append(("yellow", "withdrawn", firmed.withdrawn))
        parts.append(("cyan", "more", tuple(f"remedy {name}" for name in firmed.measures)))
        settled = False
        for colour, word, keys in parts:
            if keys:
                settled = True
                named = escape(name_some(keys, base, lang, NAMED))
                self.console.print(f"  [{colour}]{self.words[word]}[/{colour}]{self.words['colon']}{named}")
        left = self.words["left"].format(left=firmed.left)
        self.console.print(escape("  " + ("" if settled else self.words["nothing"]) + left))


def _number(labels: Iterable[str]) -> str:
    return "  ".join(f"{place} {label}" for place, label in enumerate(labels, 1))


def _admitted(question: Question, lang: Lang) -> str:
    """Return what may be answered, as a prompt."""
    labels = [answer.in_(lang) for answer in question.answers.values()]
    if question.indicator.kind != "number":
        return _number(labels)
    figure = WORDS[lang]["figure"].format(unit=say("unit", question.indicator.unit, lang))
    return WORDS[lang]["or"].join([figure, " / ".join(labels)]) if labels else figure


def _example(question: Question, lang: Lang) -> str:
    """Return answers that could be read."""
    answers = list(question.answers.values())
    if question.indicator.kind != "number":
        return "1" + WORDS[lang]["or"] + answers[0].in_(lang)
    unit = question.indicator.unit
    figures = ["35%", ">50%", "30%-40%"] if unit == "%" else ["12", ">50", "10-15"]
    return WORDS[lang]["joint"].join([*figures, *(answer.in_(lang) for answer in answers[:1])])
