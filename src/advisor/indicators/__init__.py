"""Stage: facts in, graded facts out (and, from statistics, derived ones)."""
