"""A document as it came in, before anything looked into it; and what every place and every format offers."""

from collections.abc import Container
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol

from video_gen.inputs.pictures import Pictures
from video_gen.models.config import InputConfig
from video_gen.models.source import Source


class Received(NamedTuple):
    """The bytes of a document, and what is known of them."""

    origin: str
    """Where they came from, for people: a path, an address or `inline text`."""
    data: bytes
    name: str
    """File name, whose extension is a hint; empty for a text."""
    declared: str
    """Media type that the sender declares, without parameters; empty where nobody does."""
    pictures: "LoadPictures"
    """Loads the pictures that the document names, and only those that it may."""
    warnings: tuple[str, ...] = ()

    def is_called(self, suffixes: Container[str]) -> bool:
        """Return whether its extension is among `suffixes` and its sender does not declare another kind.

        Servers send what they do not know, and the raw files of repositories, as plain text.
        """
        return self.suffix in suffixes and self.declared in {"", "text/plain"}

    @property
    def suffix(self) -> str:
        """The file's extension in lower case with its dot; empty for a text."""
        return PurePosixPath(self.name).suffix.lower()


class LoadPictures(Protocol):
    """Loads the pictures that a document names, and only those that it may."""

    def __call__(self, names: tuple[str, ...], *, base: str = "") -> Pictures:
        """Return the pictures; `base` is what the document says its addresses are relative to."""


class Place(Protocol):
    """Where documents are; a module with these two functions is one."""

    def accepts(self, config: InputConfig) -> bool:
        """Return whether the source is here."""

    def receive(self, config: InputConfig) -> Received:
        """Return the document's bytes, whole.

        Raises:
            DocumentError: They cannot be had.
        """


class RemotePlace(Place, Protocol):
    """A place that is not on this machine, of which something can be known before it is asked."""

    def check(self, config: InputConfig) -> str:
        """Return the document's address, without asking it.

        Raises:
            SettingsError: It may not be asked.
            DocumentError: It is none.
        """


class Format(Protocol):
    """A kind of document; a module with these two functions is one."""

    def accepts(self, received: Received) -> bool:
        """Return whether the bytes, rather than the name alone, are of this kind."""

    def convert(self, received: Received) -> Source:
        """Return the document with the pictures that it names.

        Raises:
            DocumentError: It cannot be read.
        """
