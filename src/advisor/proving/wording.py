"""A rule's condition in, the parts that must all hold and how their author writes them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.model.condition import AllOf, AnyOf, AtLeast, Concluded, Condition, HasValue, NoneOf, as_written
from advisor.model.indicator import Indicator


def split(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions at the top of a rule: all of them must hold for it to hold."""
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from split(part)
    elif isinstance(condition, NoneOf):
        yield from (NoneOf((part,)) for part in condition.parts)
    else:
        yield condition


def write(condition: Condition, indicators: Mapping[str, Indicator]) -> str:
    """Return a condition on one line.

    >>> write(AtLeast(1, (Concluded("diagnosis x"), NoneOf((HasValue("port", "yes"),)))), {})
    'at least 1 of [diagnosis x, none [port]]'
    """
    if isinstance(condition, (AllOf, AnyOf, NoneOf, AtLeast)):
        listed = ", ".join(write(part, indicators) for part in condition.parts)
        return f"{_name(condition)} [{listed}]"
    if isinstance(condition, (HasValue, Concluded)):
        return as_written(condition)
    return as_written(condition, indicators[condition.indicator].unit)


def _name(condition: AllOf | AnyOf | NoneOf | AtLeast) -> str:
    if isinstance(condition, AtLeast):
        return f"at least {condition.count} of"
    return "all" if isinstance(condition, AllOf) else "any" if isinstance(condition, AnyOf) else "none"
