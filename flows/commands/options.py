"""What the commands' parameters have in common."""

from typing import Annotated

from cyclopts import Parameter

from video_gen.errors import SettingsError
from video_gen.models.config import Settings


def _no_option(_type: object, source: str) -> None:
    """Raise where a misspelt option would be taken for the document."""
    if source.startswith("-") and source != "-":
        raise SettingsError("command line", f"Unknown option: {source}", "See --help")


def _no_options(_type: object, sources: list[str]) -> None:
    for source in sources:
        _no_option(str, source)


Document = Annotated[str, Parameter(allow_leading_hyphen=True, validator=_no_option)]
"""`-` is a document, standard input; whatever else begins like an option is one."""
Choices = Annotated[Settings | None, Parameter(name="*")]
"""Every field of the settings is an option of the command."""
Documents = Annotated[list[str], Parameter(negative="", validator=_no_options)]
Flag = Annotated[bool, Parameter(negative="")]
"""An option that is on where it is given."""
Quiet = Annotated[bool, Parameter(name=("--quiet", "-q"), negative="")]
