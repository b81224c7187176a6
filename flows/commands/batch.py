"""The commands for many documents: `video-gen batch` and `video-gen sync`."""

from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from flows.commands.options import Choices, Documents, Flag, Quiet
from flows.server.embedded import server_beside
from flows.server.environment import prepare
from video_gen.errors import SettingsError
from video_gen.models.config import Settings

AtOnce = Annotated[int, Parameter(validator=Number(gte=1, lte=64))]


def batch(
    sources: Documents,
    /,
    *,
    settings: Choices = None,
    max_parallel: AtOnce = 4,
    deployment: str = "",
    refresh: Flag = False,
    quiet: Quiet = False,
    json: Flag = False,
) -> int:
    """Turn many documents into videos, each in a folder of its own that is named like its file.

    A document that fails does not stop the others; the exit code is that of the first that failed.

    Parameters
    ----------
    sources:
        Files, folders with all documents below them, patterns such as "docs/**/*.md", and web addresses.
    settings:
        How to make the videos.
    max_parallel:
        Most documents at work at a time (1 to 64).
    deployment:
        Deployment that runs each document, so that workers share them, such as document_to_video/document-to-video.
    refresh:
        Make everything anew, whatever is kept.
    quiet:
        Print nothing but results and errors.
    json:
        Print one JSON object as the result.
    """
    if not sources:
        raise SettingsError("command line", "no document is named", "Name files, folders or patterns; see --help")
    asked = _asked(settings, max_parallel, deployment, sources=sources, refresh=refresh)
    prepare()
    with server_beside() as server:
        from flows.commands.batch_run import run_batch  # noqa: PLC0415  # the server starts beside these long imports

        return run_batch(asked, server, quiet=quiet, as_json=json)


def sync(
    folder: str,
    /,
    *,
    settings: Choices = None,
    include: Annotated[list[str] | None, Parameter(negative="")] = None,
    exclude: Annotated[list[str] | None, Parameter(negative="")] = None,
    git_ref: str = "",
    orphans: Literal["keep", "remove"] = "keep",
    max_parallel: AtOnce = 4,
    deployment: str = "",
    quiet: Quiet = False,
    json: Flag = False,
) -> int:
    """Keep the videos of a folder true to its documents: make what changed, leave the others as they are.

    Parameters
    ----------
    folder:
        The documents' folder; everything below it is looked at. With --git-ref also the address of a repository.
    settings:
        How to make the videos.
    include:
        Pattern of paths below the folder, such as "guides/*", where * stands for any characters, / too.
    exclude:
        Pattern of paths that are left out.
    git_ref:
        Branch, tag or commit whose documents are taken in place of those that lie in the folder; an address takes
        --allow-network.
    orphans:
        Whether videos of documents that are gone are kept, and named, or removed.
    max_parallel:
        Most documents at work at a time (1 to 64).
    deployment:
        Deployment that runs each document, so that workers share them.
    quiet:
        Print nothing but results and errors.
    json:
        Print one JSON object as the result.
    """
    if not (git_ref or Path(folder).expanduser().is_dir()):
        raise SettingsError(folder, "it is no folder", "Name the folder of the documents")
    chosen = {"folder": folder, "include": include or [], "exclude": exclude or []}
    chosen |= {"git_ref": git_ref, "orphans": orphans}
    asked = _asked(settings, max_parallel, deployment, **chosen)
    prepare()
    with server_beside() as server:
        from flows.commands.batch_run import run_sync  # noqa: PLC0415  # as above

        return run_sync(asked, server, quiet=quiet, as_json=json)


def _asked(settings: Settings | None, max_parallel: int, deployment: str, **others: object) -> dict[str, Any]:
    """Return the parameters of a workflow of many documents: what all of them take, and its own."""
    return {"settings": settings or Settings(), "max_parallel": max_parallel, "deployment": deployment, **others}
