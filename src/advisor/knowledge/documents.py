"""A source file in, the document and its claims out."""

from __future__ import annotations

from typing import cast, get_args

from advisor.marked_yaml import Node, Reading
from advisor.model.rulebase import Claim, ClaimKind, Document, Passage

RECORD = ("id", "collection", "title", "author", "published")


def read_document(reading: Reading, root: Node) -> tuple[Document, list[Claim]]:
    """Return the bibliographic record of one source file and its claims, in the order of the text."""
    entries = reading.take_fields(root, "a source file", ("document", "claims"))
    record = reading.take_fields(
        entries.get("document", Node({}, root.where)), "a document", RECORD, ("licence", "dating", "text_digest")
    )
    document = Document(
        id=reading.take_string(record.get("id"), "document: id"),
        collection=reading.take_string(record.get("collection"), "document: collection"),
        title=reading.take_text(record.get("title"), "document: title"),
        author=reading.take_text(record.get("author"), "document: author"),
        published=reading.take_string(record.get("published"), "document: published"),
        dating=reading.take_optional_text(record, "dating", "document: dating"),
    )
    listed = reading.take_map(entries["claims"], "'claims:'") if "claims" in entries else {}
    return document, [_read_claim(reading, document.id, name, node) for name, node in listed.items()]


def _read_claim(reading: Reading, document: str, name: str, node: Node) -> Claim:
    what = f"claim '{document}/{name}'"
    fields = reading.take_fields(node, what, ("locator", "kind", "says"), ("regions", "passage", "not_modelled"))
    return Claim(
        id=f"{document}/{name}",
        document=document,
        locator=reading.take_string(fields.get("locator"), f"{what}: locator"),
        kind=cast(ClaimKind, reading.take_choice(fields.get("kind"), f"{what}: kind", get_args(ClaimKind), "fact")),
        says=reading.take_text(fields.get("says"), f"{what}: says"),
        regions=reading.take_strings(fields.get("regions"), f"{what}: regions"),
        passage=_read_passage(reading, fields.get("passage"), what),
        not_modelled=reading.take_optional_text(fields, "not_modelled", f"{what}: not_modelled"),
        where=node.where,
    )


def _read_passage(reading: Reading, node: Node | None, what: str) -> Passage | None:
    if node is None:
        return None
    fields = reading.take_fields(node, f"{what}: passage", ("at", "letters", "digest"))
    at, letters = (reading.take_number(fields.get(key), f"{what}: {key}") for key in ("at", "letters"))
    return Passage(int(at or 0), int(letters or 0), reading.take_string(fields.get("digest"), what))
