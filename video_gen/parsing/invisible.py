"""Takes out of a document what nobody sees and what makes a text look like another one."""

import re

from video_gen.models.document import Document

_INVISIBLE = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f)"  # the flag of a region, spelled with tags
    "|[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Overrides and embeddings of direction, which show `gpj.exe` as `exe.jpg`, and characters of no width, in which text
can be hidden. The joiners that scripts and emoji need, and the plain marks of direction, stay.

Source: Unicode Technical Report 36, 2.5, and Technical Standard 55, 3.1.
"""


def without_invisible(document: Document) -> Document:
    """Return the document without such characters in any of its texts; the same one where it has none."""
    written = document.model_dump_json(exclude={"assets"})  # characters stand in it as they are
    if not _INVISIBLE.search(written):
        return document
    assets = tuple(asset.replace(name=_visible(asset.name)) for asset in document.assets)
    return Document.model_validate_json(_visible(written)).replace(assets=assets)


def _visible(text: str) -> str:
    return _INVISIBLE.sub(lambda match: match[1] or "", text)
