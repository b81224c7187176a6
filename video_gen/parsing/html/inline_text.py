"""Gathers the text of a paragraph, heading or cell out of the pieces that HTML gives."""

from video_gen.models.inline import Run, Style
from video_gen.parsing.inline import CODE_TAGS, GONE_TAGS, STRONG_TAGS, Inline, one_line
from video_gen.parsing.picture import Picture
from video_gen.parsing.raised import RAISED_TAGS, mark


class InlineText:
    """Text in the making: its runs, its pictures, and the styles that are open."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._pictures: list[Picture] = []
        self._strong = self._code = self._gone = 0
        self._breaks = 0

    def change(self, tag: str, by: int) -> None:
        """Open (1) or close (-1) the style of an element."""
        self._strong += by * (tag in STRONG_TAGS)
        self._code += by * (tag in CODE_TAGS)
        self._gone += by * (tag in GONE_TAGS)
        if place := RAISED_TAGS.get(tag):
            self.add(mark(place, end=by < 0))

    def add(self, text: str, style: Style | None = None) -> None:
        """Add a piece of text in the styles that are open, or in `style`."""
        if text and not self._gone:
            self._runs.append(Run(text, style or self._style()))
            self._breaks *= text.isspace()

    def add_break(self) -> bool:
        """Add the end of a line; return whether it is the second in a row, which ends a paragraph."""
        self.add("\n")
        self._breaks += 1
        return self._breaks > 1

    def add_picture(self, picture: Picture) -> None:
        """Add a picture, which will stand after the text."""
        self._pictures.append(picture)

    def take(self) -> Inline:
        """Return what was gathered, and begin anew; open styles stay open."""
        gathered = Inline(one_line(self._runs), tuple(self._pictures))
        self._runs, self._pictures, self._breaks = [], [], 0
        return gathered

    def _style(self) -> Style:
        if self._code:
            return "code"
        return "strong" if self._strong else "plain"
