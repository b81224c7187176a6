"""Cuts very long paragraphs: inline text is read in time by the square of its length where nothing closes a mark."""

from collections.abc import Iterator

_LONGEST_LABEL = 600


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


def pieces_of_words(text: str, longest: int, piece: int) -> Iterator[str]:
    """Give the same, but with no word cut, which may be a picture of megabytes, and no label cut off its address."""
    at = 0
    while len(text) - at > longest:
        end = max(text.rfind(" ", at + piece, at + 2 * piece), text.rfind("\n", at + piece, at + 2 * piece))
        end = end if end > 0 else min((n for n in _gaps(text, at + 2 * piece) if n > 0), default=len(text))
        label = text.rfind("[", at, end)
        if label > text.rfind("]", at, end) and label > at + 1 and "](" in text[end : end + _LONGEST_LABEL]:
            end = label - (text[label - 1] == "!")
        yield text[at:end]
        at = end
    yield text[at:]


def _gaps(text: str, start: int) -> tuple[int, int]:
    return text.find(" ", start), text.find("\n", start)
