"""Stage: YAML under ``rules/`` in, a checked rule base out."""
