"""A type file in, the classification and its rules out."""

from __future__ import annotations

from advisor.knowledge.conditions import ConditionReader
from advisor.knowledge.rules import read_concluding_rules
from advisor.marked_yaml import Node
from advisor.model.rulebase import Rule, TypeModel, TypeValue


def read_type(conditions: ConditionReader, root: Node) -> tuple[TypeModel, list[Rule]]:
    """Return the model of one type file and the rules that conclude its values."""
    reading = conditions.reading
    entries = reading.take_fields(root, "a type file", ("model", "label", "means", "values"), ("several", "ordered"))
    model = reading.take_string(entries.get("model"), "model")
    values: dict[str, TypeValue] = {}
    rules: list[Rule] = []
    for name, node in (reading.take_map(entries["values"], "'values:'") if "values" in entries else {}).items():
        what = f"type '{model}', value '{name}'"
        fields = reading.take_fields(node, what, ("label", "means", "rules"), ("next",))
        values[name] = TypeValue(
            name,
            reading.take_text(fields.get("label"), f"{what}: label"),
            reading.take_text(fields.get("means"), f"{what}: means"),
            reading.take_optional_text(fields, "next", f"{what}: next"),
        )
        rules += read_concluding_rules(conditions, fields, f"type {model} is {name}", f"{model}.{name}")
    return TypeModel(
        id=model,
        label=reading.take_text(entries.get("label"), f"type '{model}': label"),
        means=reading.take_text(entries.get("means"), f"type '{model}': means"),
        several=reading.take_flag(entries.get("several"), f"type '{model}': several"),
        ordered=reading.take_flag(entries.get("ordered"), f"type '{model}': ordered"),
        values=values,
        where=root.where,
    ), rules
