"""Icons, drawn as strokes and shapes in a square whose sides are 1."""

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageDraw

from video_gen.video.theme import Colour

IconName = Literal[
    "target", "warning", "bulb", "pencil", "question", "flag", "tick", "cross", "ring", "box", "info", "stop"
]
Point = tuple[float, float]
_FINER = 6
"""Icons are drawn that much larger and reduced, for smooth edges."""
_STROKE = 0.1
_MEASURED = 100


def icon(picture: Image.Image, name: IconName, center: Point, size: float, colour: Colour) -> None:
    """Draw an icon `size` pixels wide and high around `center`, which lies in the picture."""
    mask = _mask(name, max(1, round(size)))
    picture.paste(colour, (round(center[0] - mask.width / 2), round(center[1] - mask.height / 2)), mask)


def icon_margin(name: IconName) -> float:
    """Return the share of its width that an icon leaves blank on its left."""
    edges = _mask(name, _MEASURED).getbbox()
    return edges[0] / _MEASURED if edges else 0.0


@lru_cache(maxsize=128)
def _mask(name: IconName, size: int) -> Image.Image:
    """Return the coverage of an icon, 0 to 255."""
    pen = _Pen(size * _FINER)
    _ICONS[name](pen)
    return pen.mask.reduce(_FINER)


class _Pen:
    """Draws in a square whose sides are 1, and takes away again where `ink` is 0."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.mask = Image.new("L", (side, side), 0)
        self._draw = ImageDraw.Draw(self.mask)

    def disc(self, center: Point, radius: float, ink: int = 255) -> None:
        x, y = center
        edges = (x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(tuple(edge * self.side for edge in edges), fill=ink)

    def ring(self, center: Point, radius: float, width: float = _STROKE) -> None:
        """Draw a ring whose middle is `radius` from the centre; what was inside is taken away."""
        self.disc(center, radius + width / 2)
        self.disc(center, radius - width / 2, 0)

    def shape(self, *points: Point, ink: int = 255) -> None:
        self._draw.polygon([(x * self.side, y * self.side) for x, y in points], fill=ink)

    def stroke(self, *points: Point, width: float = _STROKE, ink: int = 255) -> None:
        """Draw a line with round ends and bends."""
        self._draw.line(
            [(x * self.side, y * self.side) for x, y in points], fill=ink, width=max(1, round(width * self.side))
        )
        for point in points:
            self.disc(point, width / 2, ink)

    def arc(self, center: Point, radius: float, degrees: tuple[float, float], width: float = _STROKE) -> None:
        """Draw a part of a ring, clockwise from the right."""
        outer = radius + width / 2
        edges = (center[0] - outer, center[1] - outer, center[0] + outer, center[1] + outer)
        scaled = tuple(edge * self.side for edge in edges)
        self._draw.arc(scaled, *degrees, fill=255, width=round(width * self.side))


def _target(pen: _Pen) -> None:
    pen.ring((0.5, 0.5), 0.44)
    pen.ring((0.5, 0.5), 0.25, 0.09)
    pen.disc((0.5, 0.5), 0.09)


def _warning(pen: _Pen) -> None:
    pen.shape((0.5, 0.1), (0.93, 0.86), (0.07, 0.86))
    pen.stroke((0.5, 0.1), (0.93, 0.86), (0.07, 0.86), (0.5, 0.1), width=0.12)
    pen.stroke((0.5, 0.38), (0.5, 0.6), ink=0)
    pen.disc((0.5, 0.76), 0.06, 0)


def _info(pen: _Pen) -> None:
    pen.disc((0.5, 0.5), 0.44)
    pen.stroke((0.5, 0.47), (0.5, 0.72), ink=0)
    pen.disc((0.5, 0.28), 0.065, 0)


def _stop(pen: _Pen) -> None:
    near, far = 0.24, 0.76
    pen.shape((near, 0), (far, 0), (1, near), (1, far), (far, 1), (near, 1), (0, far), (0, near))
    pen.stroke((0.5, 0.24), (0.5, 0.54), width=0.12, ink=0)
    pen.disc((0.5, 0.75), 0.07, 0)


def _bulb(pen: _Pen) -> None:
    pen.disc((0.5, 0.37), 0.33)
    pen.shape((0.32, 0.6), (0.68, 0.6), (0.63, 0.76), (0.37, 0.76))
    pen.stroke((0.38, 0.735), (0.62, 0.735), width=0.06)
    pen.stroke((0.39, 0.85), (0.61, 0.85), width=0.07)
    pen.stroke((0.45, 0.95), (0.55, 0.95), width=0.07)
    pen.stroke((0.5, 0.7), (0.5, 0.5), width=0.055, ink=0)
    pen.stroke((0.38, 0.4), (0.5, 0.5), (0.62, 0.4), width=0.055, ink=0)


def _pencil(pen: _Pen) -> None:
    pen.shape((0.68, 0.06), (0.94, 0.32), (0.34, 0.92), (0.08, 0.66))
    pen.shape((0.08, 0.66), (0.34, 0.92), (0.03, 0.97))
    pen.stroke((0.56, 0.14), (0.86, 0.44), width=0.055, ink=0)
    pen.stroke((0.05, 0.63), (0.37, 0.95), width=0.045, ink=0)


def _question(pen: _Pen) -> None:
    pen.arc((0.5, 0.31), 0.23, (180, 405), 0.13)
    pen.disc((0.27, 0.31), 0.065)
    pen.stroke((0.6626, 0.4726), (0.5, 0.62), (0.5, 0.68), width=0.13)
    pen.disc((0.5, 0.9), 0.085)


def _flag(pen: _Pen) -> None:
    pen.stroke((0.2, 0.08), (0.2, 0.92))
    pen.shape((0.24, 0.1), (0.9, 0.1), (0.72, 0.34), (0.9, 0.58), (0.24, 0.58))


def _tick(pen: _Pen) -> None:
    pen.stroke((0.16, 0.54), (0.4, 0.78), (0.86, 0.26), width=0.15)


def _cross(pen: _Pen) -> None:
    pen.stroke((0.2, 0.2), (0.8, 0.8), width=0.15)
    pen.stroke((0.8, 0.2), (0.2, 0.8), width=0.15)


def _ring(pen: _Pen) -> None:
    pen.ring((0.5, 0.5), 0.44, 0.09)


def _box(pen: _Pen) -> None:
    corners = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9), (0.1, 0.1))
    pen.stroke(*corners, width=0.1)


_ICONS: dict[IconName, Callable[[_Pen], None]] = {
    "target": _target,
    "warning": _warning,
    "bulb": _bulb,
    "pencil": _pencil,
    "question": _question,
    "flag": _flag,
    "tick": _tick,
    "cross": _cross,
    "ring": _ring,
    "box": _box,
    "info": _info,
    "stop": _stop,
}
