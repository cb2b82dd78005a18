"""Drawn pictures in, HTML out: a figure with its table, or a page of them that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from advisor.charts.drawing import draw_picture
from advisor.model.picture import Caption, Picture
from advisor.model.text import Lang

STYLE = (
    "body{font:15px/1.6 system-ui,sans-serif;margin:1.5rem auto;max-width:75rem;padding:0 1rem;color:#111;"
    "background:#fff}figure{margin:2rem 0}.scroll{overflow:auto}table{border-collapse:collapse}"
    "th,td{text-align:left;padding:.25rem .8rem .25rem 0;vertical-align:top;border-bottom:1px solid #ddd}"
)


def to_figure(picture: Picture) -> str:
    """Return a picture as an HTML figure: the drawing, and its content as a table to open.

    Raises:
        MissingExtra: where the fonts are not there.
    """
    caption = picture.caption
    return (
        f'<figure>\n<div class="scroll" role="region" tabindex="0" aria-label="{escape(caption.title)}">\n'
        f"{draw_picture(picture)}</div>\n<details>\n<summary>{escape(caption.more)}</summary>\n"
        f"{_write_table(caption)}</details>\n</figure>\n"
    )


def _write_table(caption: Caption) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in caption.heads)
    rows = "\n".join(_write_row(row) for row in caption.rows)
    name = escape(caption.title)
    region = f"{name}: {escape(caption.more)}"
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{region}">\n<table>\n<caption>{name}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>\n"
    )


def _write_row(row: Sequence[str]) -> str:
    rest = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{rest}</tr>'


def to_page(title: str, pictures: Sequence[Picture], told: Sequence[str], lang: Lang) -> str:
    """Return pictures, one or more, as an HTML page.

    Args:
        title: of the page.
        pictures: those to show.
        told: sentences on what was left out.
        lang: the language of the page.

    Raises:
        MissingExtra: where the fonts are not there.
    """
    title = escape(title)
    language = {"zh": "zh-CN", "en": "en"}[lang]
    figures = "".join(to_figure(picture) for picture in pictures)
    left_out = "".join(f"<p>{escape(sentence)}</p>\n" for sentence in told)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{left_out}{figures}"
        "</main>\n</body>\n</html>\n"
    )
