"""What every noun of the project is made of: a record, fixed once made, equal to another by its fields.

Records are msgspec structs: a class of them costs next to nothing to define, which a command that lives for a fraction
of a second feels, and nothing can set a field afterwards.
"""

from __future__ import annotations

from msgspec import NODEFAULT as NO_DEFAULT
from msgspec import Struct, field, to_builtins
from msgspec.structs import fields, replace

__all__ = ["NO_DEFAULT", "Record", "field", "fields", "replace", "to_builtins"]


class Record(Struct, frozen=True):
    """A record with the fields that its class names. Hashable if its fields are; ``replace`` gives a changed one."""
