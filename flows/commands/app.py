"""The command line: `python -m flows.document_to_video SOURCE`, installed as `video-gen make SOURCE`."""

import contextlib
import os
import signal
import sys
import threading
import traceback
from importlib.metadata import version
from typing import Any, NoReturn

from cyclopts import App, CycloptsError, MissingArgumentError, UnusedCliTokensError
from pydantic import ValidationError

from flows.commands.batch import batch, sync
from flows.commands.options import Choices, Document, Flag, Quiet
from flows.commands.start import INTERRUPTED, leave
from flows.server.embedded import server_beside
from flows.server.environment import prepare
from video_gen.errors import SettingsError, VideoGenError, one_line
from video_gen.models.config import InputConfig

DEBUG_VARIABLE = "VIDEO_GEN_DEBUG"
LEAVE_SECONDS = 5.0
FAULT = 1
EXIT_CODES = """\
Exit codes: 0 done, 2 usage or settings, 3 document, 4 voice, language model or network, 5 rendering,
6 storage, 7 script not approved, 130 interrupted, 1 a fault of the program itself."""


def make(
    source: Document,
    /,
    *,
    settings: Choices = None,
    refresh: Flag = False,
    watch: Flag = False,
    dry_run: Flag = False,
    quiet: Quiet = False,
    json: Flag = False,
) -> int:
    """Turn a document into a narrated, captioned video.

    Options win over the document's front matter (`video-gen:`), which wins over `video-gen.toml` or
    `[tool.video-gen]` in `pyproject.toml`. Finished scenes are kept: run the same command again after a
    crash or an edit and only what is missing is made.

    Parameters
    ----------
    source:
        The document: path or web address of a file, `-` for standard input, or the text itself.
    settings:
        How to make the video.
    refresh:
        Make everything anew, whatever is kept.
    watch:
        Go on: make what changed whenever the document, a picture in it or its settings file is saved.
    dry_run:
        Print the planned scenes and which are kept already; make nothing.
    quiet:
        Print nothing but results and errors.
    json:
        Print one JSON object as the result.
    """
    chosen = settings.model_dump(exclude_unset=True) if settings else {}
    config = InputConfig.model_validate({"source": source, **chosen})
    prepare()
    if dry_run:
        from flows.commands.dry_run import show_plan  # noqa: PLC0415  # long imports, not for --help

        return show_plan(config, as_json=json)
    with server_beside() as server:
        from flows.commands.run import run_and_show  # noqa: PLC0415  # the server starts beside these long imports

        return run_and_show(config, server, refresh=refresh, watch=watch, quiet=quiet, as_json=json)


def _app(name: str) -> App:
    return App(name=name, version=f"video-gen {version('video-gen')}", help_epilogue=EXIT_CODES)


def _make_alone() -> App:
    app = _app("python -m flows.document_to_video")
    app.default(make)
    return app


def _all_commands() -> App:
    app = _app("video-gen")
    app.help = "Turn documents into narrated, captioned videos, and keep the videos true to the documents."
    app.command(make)
    app.command(batch)
    app.command(sync)
    for name, function, what in (  # imported when they are wanted, for their imports take long
        ("runs", "app", "List past runs, newest first."),
        ("review", "review", "List scripts that wait for a review; approve or reject one."),
        ("voices", "voices", "List the voices that can speak."),
        ("doctor", "doctor", "Look at what this machine has and lacks."),
        ("apply", "apply", "Make a Prefect server have its work pools, blocks and automations."),
        ("work", "work", "Take runs from a work pool of a Prefect server."),
        ("metrics", "metrics", "Serve numbers of all runs of a Prefect server to Prometheus."),
    ):
        app.command(f"flows.commands.{name}:{function}", name=name, help=what)
    return app


def main() -> int:
    """Run `python -m flows.document_to_video` and return its exit code."""
    return _leave_soon(_run(_make_alone()))


def video_gen() -> int:
    """Run `video-gen` and return its exit code."""
    return _leave_soon(_run(_all_commands()))


def _run(app: App) -> int:
    """Return the exit code of the command that was typed; every error is one line on standard error."""
    signal.signal(signal.SIGTERM, _interrupt)
    if signal.getsignal(signal.SIGINT) is leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        command, bound, _ = app.parse_args(sys.argv[1:], print_error=False, exit_on_error=False)
        return int(command(*bound.args, **bound.kwargs) or 0)
    except CycloptsError as error:
        return _say(_usage_error(error))
    except ValidationError as error:
        return _say(_settings_error(error))
    except VideoGenError as error:
        return _say(error)
    except KeyboardInterrupt:
        print("Interrupted. Finished scenes are kept: run the same command again to go on.", file=sys.stderr)  # noqa: T201
        _leave_at_once(INTERRUPTED)
    except Exception as error:  # noqa: BLE001  # the last resort: a fault of ours is one line too
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        reason = one_line(f"{type(error).__name__}: {error}")
        print(f"error: a fault in video-gen: {reason}. Set {DEBUG_VARIABLE}=1 for details.", file=sys.stderr)  # noqa: T201
        return FAULT


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _leave_soon(code: int) -> int:
    """Return `code`, having seen to it that this process ends: Prefect waits for ever for a server that is gone."""
    last_resort = threading.Timer(LEAVE_SECONDS, _leave_at_once, [code])
    last_resort.daemon = True
    last_resort.start()
    return code


def _leave_at_once(code: int) -> NoReturn:
    """End this process and its children: it would else wait for threads, which cannot be told to stop."""
    import psutil  # noqa: PLC0415  # not for --help

    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            child.kill()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _say(error: VideoGenError) -> int:
    print(f"error: {error}", file=sys.stderr)  # noqa: T201  # what the user reads
    return error.exit_code


def _usage_error(error: CycloptsError) -> SettingsError:
    cause: Any = error.__cause__
    if isinstance(cause, ValidationError):
        return _settings_error(cause)
    if isinstance(error, MissingArgumentError):
        missing = error.argument.name if error.argument else ""
        if missing == "SOURCE":
            return SettingsError("command line", "no document is named as SOURCE", "See --help")
    if isinstance(error, UnusedCliTokensError):
        extra = (error.unused_tokens or [""])[0]
        return SettingsError(extra, "it is one argument too many", "Give one; put a path with spaces in quotes")
    return SettingsError("command line", str(error).rstrip("."), "See --help")


def _settings_error(error: ValidationError) -> SettingsError:
    first = error.errors()[0]
    name, *inner = (str(part) for part in first["loc"] if isinstance(part, str))
    option = "SOURCE" if name == "source" else ".".join([f"--{name.replace('_', '-')}", *inner])
    given = first["input"] if isinstance(first["input"], str | int | float) else ""
    return SettingsError(f"{option} {given}", first["msg"].removeprefix("Value error, "), "See --help")
