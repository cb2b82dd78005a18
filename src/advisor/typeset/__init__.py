"""Documents in, printed pages out."""
