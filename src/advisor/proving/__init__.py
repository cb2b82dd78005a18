"""A rule base in, what holds of it for every region that could be described out: proofs, failures, examples."""
