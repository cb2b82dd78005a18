"""Stage: an advice in, a memo out, in one language, as Markdown or HTML."""
