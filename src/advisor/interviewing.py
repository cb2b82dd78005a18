"""The use case of an interview: a profile and answers in, one by one; the next question and what firmed up out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from advisor import service
from advisor.advising.worth import Worth, weigh_data
from advisor.blanks import build_blank
from advisor.errors import AdvisorError, Code, Problem, ProfileError, SourceRef
from advisor.marked_yaml import Node, Reading
from advisor.model.advice import Advice
from advisor.model.indicator import Indicator
from advisor.model.text import Text
from advisor.output_files import write_output
from advisor.profiles.profile_text import list_answers, read_typed, write_entry, write_fact, write_head
from advisor.profiles.scenario import is_scenario
from advisor.profiles.values import read_answer
from advisor.profiles.yaml_profile import WORKBOOKS
from advisor.record import Record

UNKNOWN = "unknown"


class Question(Record, frozen=True, kw_only=True):
    """What to ask next: the datum, what it bears on, and the answers it admits in words (none for a bare number)."""

    place: int
    worth: Worth
    indicator: Indicator
    answers: Mapping[str, Text]


class Firmed(Record, frozen=True, kw_only=True):
    """What one answer settled, as conclusion keys: what holds now, what is ruled out now, what no longer holds.

    ``measures`` are the ids of remedies recommended now and not before; ``left`` counts the problems still open.
    """

    holds: tuple[str, ...]
    ruled_out: tuple[str, ...]
    withdrawn: tuple[str, ...]
    measures: tuple[str, ...]
    left: int


def begin(path: Path, name: Text, level: str, rules: Path | None = None) -> None:
    """Write a blank profile to ``path`` for the region of that name and spatial level.

    Raises:
        KnowledgeError: if the rule base can't be read.
        OutputError: if it can't be written.
    """
    write_output(path, write_head(build_blank(rules), name, level))


class Interview:
    """A profile that grows by answers; every answer is in the file before the next question is asked.

    Raises:
        ProfileError: if the profile can't be read, or is no YAML profile.
        KnowledgeError, EngineDisagreement: as :func:`advisor.service.reason` does.
    """

    def __init__(self, path: Path, rules: Path | None = None) -> None:
        self.path = path
        self.rules = rules
        self.base = service.load_rules(rules)
        self._undone: list[tuple[str, str]] = []
        self._asked = 0
        _refuse_other_files(path)
        self.advice = self._advise()
        self._passed = {name for name in self._written() if name not in {fact.indicator for fact in self.advice.facts}}

    def next_question(self) -> Question | None:
        """Return the datum that could decide most among those neither known nor answered with unknown."""
        for worth in weigh_data(self.base, self.advice):
            name = worth.datum.indicator
            if name not in self._passed:
                indicator = self.base.indicators[name]
                return Question(
                    place=self._asked + 1, worth=worth, indicator=indicator, answers=list_answers(indicator)
                )
        return None

    def read(self, name: str, typed: str) -> Mapping[str, str]:
        """Return what was typed as the keys of a fact, without saving it.

        Raises:
            ProfileError: if it can't be read as an answer, with an example.
        """
        reading = Reading()
        where = SourceRef("answer")
        given = read_typed(reading, typed, self.base.indicators[name], where)
        if "value" in given:
            read_answer(reading, Node(given["value"], where), self.base.indicators[name])
        if not given and not reading.problems:
            reading.report(where, Code.UNREADABLE_CELL, f"'{typed[:60]}' says nothing", "answer, or say unknown")
        if reading.problems:
            raise ProfileError(reading.problems)
        return given

    def answer(self, name: str, given: Mapping[str, str]) -> Firmed:
        """Save a fact, advise anew and return what it settled.

        Raises:
            ProfileError: if the profile can't be read with this fact; the file is as it was then.
            OutputError: if it can't be written.
        """
        before = self.advice
        self._save(name, write_entry(given))
        self._asked += 1
        return _tell_firmed(before, self.advice)

    def pass_over(self, name: str) -> None:
        """Save that the datum is unknown, so that it isn't asked again. Raises as :meth:`answer` does."""
        self._save(name, write_entry({"value": UNKNOWN}))
        self._passed.add(name)
        self._asked += 1

    def put_off(self, name: str) -> None:
        """Ask for the datum no more in this interview; nothing is saved, and the next interview asks again."""
        self._passed.add(name)

    def take_back(self) -> str:
        """Put the profile back as it was before the last answer; return whose it was, ``""`` if there is none."""
        if not self._undone:
            return ""
        name, text = self._undone.pop()
        write_output(self.path, text)
        self._passed.discard(name)
        self.advice = self._advise()
        self._asked -= 1
        return name

    def _save(self, name: str, entry: str) -> None:
        """Write the fact into the file as it now stands, and keep it only if the profile can be read."""
        old = self.path.read_bytes().decode("utf-8-sig")
        plain = old.replace("\r\n", "\n")
        new = write_fact(plain, name, entry)
        write_output(self.path, new.replace("\n", "\r\n") if "\r\n" in old else new)
        try:
            self.advice = self._advise()
        except AdvisorError:  # not where it is interrupted: the answer was read, and stays
            write_output(self.path, old)
            raise
        self._undone.append((name, old))

    def _advise(self) -> Advice:
        profile = service.load_profile(self.path, self.base, self.rules)
        return service.advise_on(service.reason_over(self.base, profile, self.rules))

    def _written(self) -> tuple[str, ...]:
        """Return the indicators that the file names, known or not."""
        root = Reading().read_file(self.path, str(self.path))
        facts = root.value.get("facts") if root is not None and isinstance(root.value, dict) else None
        return tuple(facts.value) if facts is not None and isinstance(facts.value, dict) else ()


def _refuse_other_files(path: Path) -> None:
    told = hint = ""
    if path.suffix.lower() in WORKBOOKS:
        told, hint = "is a workbook, which is filled in itself", "'advisor next' lists what to fill in first"
    elif is_scenario(path):
        told, hint = "is a scenario", "name the profile that is its base"
    if told:
        raise ProfileError([Problem(SourceRef(str(path)), Code.NOT_ALLOWED, f"'{path}' {told}", hint)])


def _tell_firmed(before: Advice, after: Advice) -> Firmed:
    held, holds = _holding(before), _holding(after)
    out = {record.conclusion for record in before.ruled_out}
    recommended = {record.id for record in before.recommendations}
    return Firmed(
        holds=tuple(key for key in holds if key not in held),
        ruled_out=tuple(
            record.conclusion
            for record in after.ruled_out
            if record.conclusion.startswith("diagnosis ") and record.conclusion not in out
        ),
        withdrawn=tuple(key for key in held if key not in holds),
        measures=tuple(record.id for record in after.recommendations if record.id not in recommended),
        left=len(after.undetermined),
    )


def _holding(advice: Advice) -> dict[str, None]:
    return dict.fromkeys(
        [
            *(f"diagnosis {record.id}" for record in advice.diagnoses),
            *(f"strength {record.id}" for record in advice.strengths),
            *(f"type {record.model} is {record.value}" for record in advice.types),
        ]
    )
