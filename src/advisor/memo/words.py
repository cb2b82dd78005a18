"""Codes of closed vocabularies in, words of one language out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from advisor.cache_folder import digest_key, read_entry, write_entry
from advisor.memo.shipped import templates_dir
from advisor.model.text import Lang


@cache
def load_words() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Return the vocabularies of ``templates/words.toml``, from the cache if it is there: group, word, language."""
    text = (templates_dir() / "words.toml").read_text(encoding="utf-8")
    key = digest_key(text, ())
    words: dict[str, Any] | None = read_entry("words", key)
    if not isinstance(words, dict):
        import tomllib  # not needed where the cache has the words

        words = tomllib.loads(text)
        write_entry("words", key, words)
    return words


def say(group: str, word: str, lang: Lang) -> str:
    """Return ``word`` of the vocabulary ``group``, such as a level or an actor, in ``lang``.

    Raises:
        LookupError: if there is no such word; a memo never prints a code.
    """
    try:
        return str(load_words()[group][word][lang])
    except KeyError:
        raise LookupError(f"templates/words.toml has no {lang} word for '{word}' in [{group}]") from None
