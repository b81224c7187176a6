"""What stage 1 brings in: the document's bytes and the pictures that it names."""

import hashlib
import re
from typing import Literal, Self
from urllib.parse import unquote

from video_gen.models.value import Value

_DATA_NAME = re.compile(r"data:[0-9a-f]{16}")
MediaType = Literal[
    "text/markdown",
    "text/plain",
    "text/html",
    "text/x-rst",
    "application/x-ipynb+json",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.video-gen.script+yaml",
]


def asset_name(address: str) -> str:
    """Return the name that an asset bears: the path or address by which a document names it, escapes resolved.

    A `data:` address, which is the picture itself, is named by its digest; such a name stays as it is.
    """
    name = unquote(address)
    if name[:5].lower() != "data:" or _DATA_NAME.fullmatch(name):
        return name
    return f"data:{hashlib.sha256(name.encode(errors='surrogatepass')).hexdigest()[:16]}"


class Asset(Value):
    """A picture that a document names, as raw bytes that were checked to be a picture."""

    name: str
    """How the document names it, such as `images/flow.png` (see `asset_name`)."""
    data: bytes
    media_type: str
    """`image/png`, `image/jpeg`, `image/gif` or `image/webp`."""


class Source(Value):
    """A document as it came in, whole: nothing outside is read after this."""

    origin: str
    """Where it came from, for people: a path, or `inline text`."""
    media_type: MediaType
    text: str = ""
    """The document's text, decoded, with `\\n` line ends; empty for a binary format."""
    data: bytes = b""
    """The file itself, of a binary format."""
    sha256: str
    """Digest of the content and the assets, in hex; the origin is no part of it."""
    assets: tuple[Asset, ...] = ()
    warnings: tuple[str, ...] = ()

    @classmethod
    def make(
        cls,
        origin: str,
        media_type: MediaType,
        text: str = "",
        *,
        data: bytes = b"",
        assets: tuple[Asset, ...] = (),
        warnings: tuple[str, ...] = (),
    ) -> Self:
        """Return a source with its digest worked out."""
        digest = hashlib.sha256(f"{media_type}\n{text}".encode() + data)
        for asset in assets:
            digest.update(f"\n{asset.name}\n".encode() + hashlib.sha256(asset.data).digest())
        return cls(
            origin=origin,
            media_type=media_type,
            text=text,
            data=data,
            sha256=digest.hexdigest(),
            assets=assets,
            warnings=warnings,
        )
