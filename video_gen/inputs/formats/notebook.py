"""Jupyter notebooks."""

from video_gen.inputs.encoding import decode
from video_gen.inputs.picture_names import picture_names
from video_gen.inputs.received import Received
from video_gen.inputs.signs import beginning, is_notebook
from video_gen.media.notebook import ATTACHMENT, Notebook, read_notebook
from video_gen.models.source import Source, asset_name

_SUFFIXES = {".ipynb"}


def accepts(received: Received) -> bool:
    """Return whether it is the JSON of a notebook, or called one."""
    return received.suffix in _SUFFIXES or is_notebook(received, beginning(received))


def convert(received: Received) -> Source:
    """Return the notebook, with the pictures that its text names and those that are inside it.

    Raises:
        DocumentError: It is no text, or no notebook.
    """
    text, warnings = decode(received.data, received.origin)
    notebook = read_notebook(text, received.origin)
    assets, left_out = received.pictures(_names(notebook))
    inside: dict[str, list[str]] = {}
    for picture in (picture for cell in notebook.cells for picture in cell.pictures):
        inside.setdefault(asset_name(picture.address), []).append(picture.name)
    named = tuple(asset.replace(name=name) for asset in assets for name in inside.get(asset.name, [asset.name]))
    return Source.make(received.origin, "application/x-ipynb+json", text, assets=named, warnings=warnings + left_out)


def _names(notebook: Notebook) -> tuple[str, ...]:
    """Return the addresses of all pictures, each once, in order."""
    names: list[str] = []
    for cell in notebook.cells:
        if cell.kind == "markdown":
            names += [name for name in picture_names(cell.text) if not name.startswith(ATTACHMENT)]
        names += [picture.address for picture in cell.pictures]
    return tuple(dict.fromkeys(names))
