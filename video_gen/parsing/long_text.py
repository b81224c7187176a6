"""Cuts very long paragraphs: inline text is read in time by the square of its length where nothing closes a mark."""

from collections.abc import Iterator


def pieces(text: str, longest: int, piece: int) -> Iterator[str]:
    """Give a text whole, or one of more than `longest` characters in pieces that end between words where they can.

    Args:
        text: A paragraph.
        longest: How many characters it may have to stay whole.
        piece: How many characters a piece has at least, and half of those that it has at most.
    """
    at = 0
    while len(text) - at > longest:
        end = text.rfind(" ", at + piece, at + 2 * piece)
        end = end if end > 0 else at + 2 * piece
        yield text[at:end]
        at = end
    yield text[at:]
