"""Stage: a profile file in, facts with their provenance out."""
