"""An advice in, plain data for JSON out, checked against the schema that the advice's own classes make."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model

from advisor.model.advice import Advice
from advisor.record import NO_DEFAULT, Record, fields, to_builtins


def to_json_data(advice: Advice) -> dict[str, Any]:
    """Return the advice as plain data for JSON.

    Raises:
        pydantic.ValidationError: if a field holds what its class doesn't say.
    """
    return schema_of(Advice).model_validate(to_builtins(advice)).model_dump(mode="json")


@cache
def schema_of(record: type[Record]) -> type[BaseModel]:
    """Return the pydantic model with the fields of a record class, those of the records within it included."""
    hints = get_type_hints(record)
    columns: dict[str, Any] = {
        field.name: (_plain(hints[field.name]), ... if field.default is NO_DEFAULT else field.default)
        for field in fields(record)
    }
    config = ConfigDict(extra="forbid", strict=True)
    return create_model(record.__name__, __config__=config, __doc__=record.__doc__, **columns)


def _plain(hint: Any) -> Any:
    """Return a type with the model of each record in the place of the record."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return schema_of(hint)
    origin, inner = get_origin(hint), tuple(map(_plain, get_args(hint)))
    if origin is None or inner == get_args(hint):
        return hint
    if origin in (tuple, dict):
        return origin[inner]
    found = inner[0]
    for other in inner[1:]:
        found |= other
    return found
