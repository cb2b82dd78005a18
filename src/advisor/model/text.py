"""A text in both languages of the project."""

from __future__ import annotations

from typing import Literal

from advisor.record import Record

Lang = Literal["zh", "en"]


class Text(Record, frozen=True):
    """The same thing said in Chinese and in English."""

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the text in ``lang``."""
        return self.zh if lang == "zh" else self.en
