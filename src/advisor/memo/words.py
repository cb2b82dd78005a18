"""Codes of closed vocabularies in, words of one language out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from advisor.memo.shipped import templates_dir
from advisor.model.text import Lang


@cache
def load_words() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Return the vocabularies of ``templates/words.toml``: group, word, language."""
    return tomllib.loads((templates_dir() / "words.toml").read_text(encoding="utf-8"))


def say(group: str, word: str, lang: Lang) -> str:
    """Return ``word`` of the vocabulary ``group``, such as a level or an actor, in ``lang``.

    Raises:
        LookupError: if there is no such word; a memo never prints a code.
    """
    try:
        return str(load_words()[group][word][lang])
    except KeyError:
        raise LookupError(f"templates/words.toml has no {lang} word for '{word}' in [{group}]") from None
