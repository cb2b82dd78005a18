"""A document in, the bytes of a Word file out."""
