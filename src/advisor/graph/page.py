"""A drawn graph in, one self-contained HTML page out: the picture, scrollable, and its links as a list to read."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from advisor.graph.svg import to_svg
from advisor.model.graph import Graph
from advisor.model.text import Lang

STYLE = (
    "body{font:15px/1.6 system-ui,sans-serif;margin:1.5rem;color:#111;background:#fff}"
    ".picture{overflow:auto;border:1px solid #ccc;max-height:80vh}"
    "th,td{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}"
)


def to_page(graph: Graph, lang: Lang, words: Mapping[str, str]) -> str:
    """Return the graph as an HTML page. Arguments and errors as for :func:`advisor.graph.svg.to_svg`."""
    title = escape(getattr(graph.title, lang))
    rows = "\n".join(_row(graph, *ends, lang, words) for ends in ((e.source, e.kind, e.target) for e in graph.edges))
    language = {"zh": "zh-CN", "en": "en"}[lang]
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f'<div class="picture" tabindex="0" role="region" aria-label="{title}">\n{to_svg(graph, lang, words)}</div>\n'
        f"<details>\n<summary>{escape(words['links'])}</summary>\n<table>\n{rows}\n</table>\n</details>\n"
        "</main>\n</body>\n</html>\n"
    )


def _row(graph: Graph, source: str, kind: str, target: str, lang: Lang, words: Mapping[str, str]) -> str:
    start, end = (escape(getattr(graph.nodes[name].label, lang)) for name in (source, target))
    return f"<tr><td>{start}</td><td>{escape(words[kind])}</td><td>{end}</td></tr>"
