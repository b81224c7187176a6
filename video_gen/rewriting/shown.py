"""The words on screen, taken out of a visual for translation and put back."""

from collections.abc import Iterator
from typing import Any

from video_gen.models.script import Visual

_WORDS = (
    *("title", "subtitle", "heading", "text", "attribution", "alt", "caption", "question"),
    *("before_label", "after_label", "label", "labels", "items", "choices", "header", "rows"),
)
"""Fields that hold words; code, commands and pictures stay as they are."""


def shown_texts(visual: Visual) -> list[str]:
    """Return every text on screen that a translation changes, in a fixed order."""
    return [text for name in _fields(visual) for text in _texts(getattr(visual, name))]


def with_texts(visual: Visual, texts: list[str]) -> Visual:
    """Return the visual with `texts` in the places of its own, in the order of `shown_texts`.

    Raises:
        ValueError: There are too few or too many, or one does not fit.
    """
    left = iter(texts)
    changes = {name: _replaced(getattr(visual, name), left) for name in _fields(visual)}
    if next(left, None) is not None:
        raise ValueError("more texts than the visual has places")
    return visual.replace(**changes)


def _fields(visual: Visual) -> Iterator[str]:
    return (name for name in _WORDS if name in type(visual).model_fields)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # a field of any visual
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield from _texts(value.text)


def _replaced(value: Any, texts: Iterator[str]) -> Any:  # noqa: ANN401  # a field of any visual
    if isinstance(value, str):
        return _next(texts) if value.strip() else value
    if isinstance(value, tuple):
        return tuple(_replaced(inner, texts) for inner in value)
    return value.replace(text=_replaced(value.text, texts))


def _next(texts: Iterator[str]) -> str:
    text = next(texts, None)
    if text is None:
        raise ValueError("fewer texts than the visual has places")
    return text
