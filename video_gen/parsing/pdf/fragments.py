"""Joins characters into fragments: pieces of a line without a gap."""

from collections import Counter
from dataclasses import dataclass, field

from video_gen.models.inline import Run, Style
from video_gen.parsing.pdf.characters import Character, is_right_to_left
from video_gen.parsing.raised import on_the_line, placed

_GAP = 1.2
"""Share of the type size: a wider gap parts columns or cells; justified words stand closer."""
_SPACE = 0.2
"""Share of the type size: a wider gap is a space that the file left out."""
_BACK = 0.4
"""How far a character may begin before the end of the one before it: kerning, accents."""
_SAME_LINE = 0.5
_SIGNS = "-\u2212"
_RAISED = 0.8
"""A digit smaller than this, and raised, is a power or the mark of a note."""


@dataclass
class Fragment:
    """A piece of a line, in points from the top left corner of the page."""

    characters: list[Character] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Its left edge: where it begins, or ends where it is read from right to left."""
        return min(self.characters[0].left, self.characters[-1].left)

    @property
    def right(self) -> float:
        """Its right edge."""
        return max(self.characters[0].right, self.characters[-1].right)

    @property
    def top(self) -> float:
        """The top of its first character's line."""
        return min(character.top for character in self.characters)

    @property
    def bottom(self) -> float:
        """The bottom of its lowest character."""
        return max(character.bottom for character in self.characters)

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in on_the_line([Run("".join(c.text for c in self.characters), "plain")]))

    @property
    def size(self) -> float:
        """The type size of most of it, in points."""
        sizes = Counter(character.face.size for character in self.characters)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def runs(self) -> list[Run]:
        """What it says, by style."""
        runs: list[Run] = []
        for character in self.characters:
            face = character.face
            style: Style = "code" if face.is_code else "strong" if face.is_bold else "plain"
            if runs and (runs[-1].style == style or character.text == " "):
                runs[-1] = Run(runs[-1].text + character.text, runs[-1].style)
            else:
                runs.append(Run(character.text, style))
        return runs


def fragments_of(characters: list[Character]) -> list[Fragment]:
    """Return the fragments of a page, in the order in which the file draws them."""
    fragments: list[Fragment] = []
    for character in characters:
        last = fragments[-1].characters if fragments else []
        if not last or not _goes_on(last[-1], character):
            if character.text != " ":
                fragments.append(Fragment([character]))
            continue
        if _is_raised(last, character):
            last.append(character._replace(text=placed(character.text, "raised")))
            continue
        if _gap(last[-1], character) > _SPACE * character.face.size and " " not in {last[-1].text, character.text}:
            edges = sorted((last[-1].left, last[-1].right, character.left, character.right))[1:3]
            last.append(character._replace(text=" ", left=edges[0], right=edges[1]))
        if character.text != " " or last[-1].text != " " or character.face.is_code:
            last.append(character)
    for fragment in fragments:
        while fragment.characters[-1].text == " ":
            fragment.characters.pop()
    return fragments


def _goes_on(last: Character, character: Character) -> bool:
    """Return whether a character stands on the line of the one before it, and close to it."""
    overlap = min(last.bottom, character.bottom) - max(last.top, character.top)
    height = min(last.bottom - last.top, character.bottom - character.top)
    size = max(last.face.size, character.face.size)
    gap = _gap(last, character)
    # The letters of a ligature share one box.
    return (
        overlap >= _SAME_LINE * height and gap <= _GAP * size and (gap >= -_BACK * size or _shares_box(last, character))
    )


def _gap(last: Character, character: Character) -> float:
    """Return the room between two characters that are read one after the other."""
    if is_right_to_left(last.text) or is_right_to_left(character.text):
        return last.left - character.right
    return character.left - last.right


def _shares_box(last: Character, character: Character) -> bool:
    return last.left <= character.left and character.right <= last.right


def _is_raised(before: list[Character], character: Character) -> bool:
    """Return whether a digit stands above the line of what is before it."""
    anchor = next((one for one in reversed(before) if one.text != " " and one.face.size > character.face.size), None)
    return (
        anchor is not None
        and (character.text.isdigit() or character.text in _SIGNS)
        and character.face.size <= _RAISED * anchor.face.size
        and character.bottom < anchor.bottom - 0.1 * anchor.face.size
        and (anchor.text.isalnum() or anchor.text in '.,;:!?"”)')
    )
