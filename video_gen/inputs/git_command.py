"""Starts git so that it does what it is told and nothing else: no hooks, no questions, no transport but those named."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from video_gen.errors import DocumentError, SettingsError, StorageError, one_line

LIMIT_S = 300.0
"""Longest that a call may take; a fetch is one call."""
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ASKPASS": "true",
    "LC_ALL": "C",
}
_GUARDS = ("protocol.allow=never", f"core.hooksPath={os.devnull}", "core.fsmonitor=false", "credential.helper=")


def git(folder: Path, *arguments: str, subject: str, configured: Sequence[str] = ()) -> bytes:
    """Return what a git command prints.

    Args:
        folder: Where it runs.
        arguments: The command and its arguments.
        subject: What it is about, for errors.
        configured: Settings over the guards, such as `protocol.https.allow=always`.

    Raises:
        SettingsError: There is no git.
        DocumentError: It failed, with the last line that it said.
        StorageError: It did not end in time.
    """
    settings = [word for setting in (*_GUARDS, *configured) for word in ("-c", setting)]
    try:
        ended = subprocess.run(
            ["git", *settings, *arguments],  # noqa: S607  # the user's own git
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT_S,
            check=False,
        )
    except FileNotFoundError as error:
        raise SettingsError("--git-ref", "there is no git on this machine", "Install git") from error
    except subprocess.TimeoutExpired as error:
        raise StorageError(
            subject, f"git did not end within {LIMIT_S:.0f} s", "Clone it, and name its folder"
        ) from error
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().splitlines() or ["git failed"]
        reason = one_line(said[-1]).removeprefix("fatal: ").removeprefix("error: ")
        raise DocumentError(subject, reason.rstrip("."), "Name a branch, a tag or a commit that is there")
    return ended.stdout


def environment() -> dict[str, str]:
    """Return the environment in which git runs: the user's own, without what would have it act elsewhere."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    certificates = os.environ.get("SSL_CERT_FILE")
    return inherited | _ENVIRONMENT | ({"GIT_SSL_CAINFO": certificates} if certificates else {})
