"""Stage: graded facts and a rule base in, findings out."""
