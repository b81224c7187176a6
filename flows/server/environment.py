"""Settings of Prefect that a run on one's own machine needs; what the user set stays as it is."""

import os
import tempfile
from pathlib import Path

from video_gen.errors import StorageError

HOME_VARIABLE = "PREFECT_HOME"
DEFAULTS = {
    # Nothing is sent anywhere unasked.
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # A fresh database takes a while to be made.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
    # The defaults write task runs in batches so late that a short run ends before they are in the database.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    # (Whole seconds: Prefect cuts the fraction off, and 0 keeps its server busy with nothing.)
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    # The command shows the run itself; Prefect's own lines go to its database alone.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
}


def prepare() -> None:
    """Set the defaults and see that Prefect's folder is there; call it before the first import of Prefect.

    Raises:
        StorageError: The folder cannot be made, or nothing can be written in it.
    """
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    home = prefect_home()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=home).close()
    except OSError as error:
        raise StorageError(
            str(home),
            f"Prefect cannot keep its records in it: {error.strerror}",
            f"Make it writable, or name another folder in {HOME_VARIABLE}",
        ) from error


def prefect_home() -> Path:
    """Return the folder in which Prefect keeps its database and the results."""
    return Path(os.environ.get(HOME_VARIABLE) or "~/.prefect").expanduser()
