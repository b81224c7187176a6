"""What was asked for, settled to be a file or a text before any adapter looks at it."""

from pathlib import Path
from typing import NamedTuple, Protocol

from video_gen.models.config import InputConfig
from video_gen.models.source import Source


class Request(NamedTuple):
    """Where the words are: in a file, or in the source itself."""

    text: str
    """The source as it was given."""
    is_inline: bool
    """Whether `text` is the document itself rather than a path."""

    @classmethod
    def of(cls, config: InputConfig) -> "Request":
        """Return what `config` asks for: `auto` takes several lines as the text itself and one line as a path."""
        several_lines = "\n" in config.source.strip()
        return cls(config.source, config.source_type == "text" or (config.source_type == "auto" and several_lines))

    @property
    def path(self) -> Path:
        """The file; the current folder for a text."""
        return Path() if self.is_inline else Path(self.text).expanduser()

    @property
    def folder(self) -> Path:
        """The document's folder; the current one for a text."""
        return self.path.parent

    @property
    def suffix(self) -> str:
        """The file's extension in lower case with its dot, empty for a text."""
        return self.path.suffix.lower()


class Adapter(Protocol):
    """One format; a module with these two functions is one."""

    def accepts(self, request: Request) -> bool:
        """Return whether this format is asked for."""

    def convert(self, request: Request) -> Source:
        """Return the document, read whole.

        Raises:
            DocumentError: It cannot be read.
        """
