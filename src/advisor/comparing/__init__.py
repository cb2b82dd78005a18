"""Two or more advices in, the comparison out."""
