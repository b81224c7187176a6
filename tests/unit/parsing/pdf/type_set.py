"""Sets type on pages that are not there: characters as a PDF would give them."""

from video_gen.parsing.pdf.characters import Character, Face
from video_gen.parsing.pdf.fragments import Fragment
from video_gen.parsing.pdf.lines import Line

SIZE = 10.0
WIDTH = 5.0
"""Of each character."""


def characters(text, left=50.0, top=100.0, *, size=SIZE, bold=False, code=False, spaces=True):
    """The characters of a line; without `spaces`, only the room for them."""
    face = Face(size, bold, code)
    wide = WIDTH * size / SIZE
    return [
        Character(one, left + n * wide, top, left + (n + 1) * wide, top + 1.2 * size, face)
        for n, one in enumerate(text)
        if spaces or one != " "
    ]


def fragment(text, left=50.0, top=100.0, **face):
    return Fragment(characters(text, left, top, **face))


def line(text, left=50.0, top=100.0, *, page=0, region=0, **face):
    return Line([fragment(text, left, top, **face)], page, region)


def column(*texts, left=50.0, top=100.0, leading=14.0, **options):
    """Lines below each other."""
    return [line(text, left, top + n * leading, **options) for n, text in enumerate(texts)]
