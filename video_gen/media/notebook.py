"""Jupyter notebooks: JSON of versions 3 and 4, whatever else it may hold."""

import json
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from video_gen.errors import DocumentError

ATTACHMENT = "attachment:"
"""How the Markdown of a cell names the pictures that are inside it."""
_PICTURES = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/webp": "webp"}
"""Media types of pictures, and what version 3 calls them."""
_REMEDY = "Save it with Jupyter as a notebook of version 4"


class Embedded(NamedTuple):
    """A picture that is inside a notebook."""

    name: str
    """What its asset is called, such as `cell 4/plot 1`."""
    address: str
    """The picture as a `data:` address."""


class Output(NamedTuple):
    """What running a cell gave."""

    kind: Literal["text", "html", "markdown", "latex", "picture", "error"]
    text: str
    """Of a picture its name."""


class Cell(NamedTuple):
    """A cell."""

    number: int
    """From 1."""
    kind: Literal["markdown", "code", "raw"]
    text: str
    tags: frozenset[str]
    outputs: tuple[Output, ...]
    pictures: tuple[Embedded, ...]
    """Those attached to it and those among its outputs."""

    def name_of(self, written: str) -> str:
        """Return the name of the asset that the cell's Markdown means by `written`."""
        if not written.startswith(ATTACHMENT):
            return written
        return f"cell {self.number}/{written.removeprefix(ATTACHMENT)}"


class Notebook(NamedTuple):
    """A notebook."""

    cells: tuple[Cell, ...]
    language: str
    """Language of its code."""
    title: str
    """From its metadata; empty where they have none."""


def read_notebook(text: str, origin: str) -> Notebook:
    """Return what a notebook holds; what is not as it should be is passed over.

    Raises:
        DocumentError: It is no JSON, or no notebook.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError(origin, "it is no notebook: its JSON is broken", _REMEDY) from error
    found = list(_cells_in(value)) if isinstance(value, dict) else []
    if not found:
        raise DocumentError(origin, "it is no notebook, or one without cells", _REMEDY)
    about = _mapping(value, "metadata")
    languages = (
        _mapping(about, "language_info").get("name"),
        _mapping(about, "kernelspec").get("language"),
        found[0].get("language"),
    )
    language = next((name for name in languages if isinstance(name, str) and name), "python")
    title = about.get("title")
    cells = tuple(_cell(number, cell) for number, cell in enumerate(found, start=1))
    return Notebook(cells, language, " ".join(title.split()) if isinstance(title, str) else "")


def _cells_in(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the cells of a notebook; version 3 has them on sheets."""
    for sheet in [notebook, *_list(notebook, "worksheets")]:
        if isinstance(sheet, dict):
            yield from (cell for cell in _list(sheet, "cells") if isinstance(cell, dict))


def _cell(number: int, cell: dict[str, Any]) -> Cell:
    kind = cell.get("cell_type")
    text = _text(cell.get("source", cell.get("input")))
    tags = frozenset(tag for tag in _list(_mapping(cell, "metadata"), "tags") if isinstance(tag, str))
    if kind == "heading":
        level = cell.get("level")
        text = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1) + " " + " ".join(text.split())  # noqa: PLR2004
    if kind in {"markdown", "heading"}:
        return Cell(number, "markdown", text, tags, (), tuple(_attached(number, cell)))
    if kind != "code":
        return Cell(number, "raw", text, tags, (), ())
    pictures: list[Embedded] = []
    found = [_output(number, output, pictures) for output in _list(cell, "outputs") if isinstance(output, dict)]
    outputs = tuple(output for output in found if output)
    return Cell(number, "code", text, tags, outputs, tuple(pictures))


def _attached(number: int, cell: dict[str, Any]) -> Iterator[Embedded]:
    for name, bundle in _mapping(cell, "attachments").items():
        for media_type in _PICTURES:
            if isinstance(bundle, dict) and (data := _text(bundle.get(media_type))):
                yield Embedded(f"cell {number}/{name}", f"data:{media_type};base64,{''.join(data.split())}")
                break


def _output(number: int, output: dict[str, Any], pictures: list[Embedded]) -> Output | None:
    """Return an output by the richest of its forms that can be shown; a picture is added to `pictures`."""
    kind = output.get("output_type")
    if kind in {"error", "pyerr"}:
        return Output("error", _text(output.get("traceback")))
    if kind == "stream":
        return Output("text", _text(output.get("text")))
    bundle = _mapping(output, "data") or output
    for media_type, short in _PICTURES.items():
        if data := _text(bundle.get(media_type, bundle.get(short))):
            name = f"cell {number}/picture {len(pictures) + 1}"
            pictures.append(Embedded(name, f"data:{media_type};base64,{''.join(data.split())}"))
            return Output("picture", name)
    forms: tuple[tuple[Literal["html", "markdown", "latex", "text"], str, str], ...] = (
        ("markdown", "text/markdown", "markdown"),
        ("html", "text/html", "html"),
        ("latex", "text/latex", "latex"),
        ("text", "text/plain", "text"),
    )
    for form, media_type, short in forms:
        if text := _text(bundle.get(media_type, bundle.get(short))):
            return Output(form, text)
    return None


def _text(value: object) -> str:
    """Return a text that is written whole or line by line."""
    if isinstance(value, list):
        return "".join(line for line in value if isinstance(line, str))
    return value if isinstance(value, str) else ""


def _mapping(value: dict[str, Any], key: str) -> dict[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _list(value: dict[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []
