"""The nouns every stage speaks: frozen, without work of their own."""
