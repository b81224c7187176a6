"""Logs as lines of JSON that name run and scene, for programs that collect logs.

Prefect's settings switch them on, in a worker and in a command alike:

    PREFECT_LOGGING_FORMATTERS_JSON_CLASS=flows.log_lines.JsonLines
    PREFECT_LOGGING_HANDLERS_CONSOLE_FORMATTER=json
"""

import json
import logging
import traceback
from datetime import UTC, datetime

from video_gen.errors import one_line

LONGEST = 1000
"""Characters of a message; a log is no place for documents."""
_OF_SCENES = ("generate_audio", "generate_video")
"""Tasks whose runs are named by a verb and the scene's id."""
_NAMES = {
    "flow_run_id": "run_id",
    "flow_run_name": "run",
    "flow_name": "workflow",
    "task_name": "stage",
    "task_run_id": "task_run_id",
    "task_run_name": "task_run",
}
"""What Prefect calls these on a record, and what the line calls them."""


class JsonLines(logging.Formatter):
    """Gives each record as one line of JSON."""

    def __init__(self, *_format: object) -> None:
        super().__init__()  # Prefect's configuration gives its own formatter's format

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's time, level, logger and message, what run, stage and scene it is of, and its error."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": one_line(record.getMessage(), LONGEST),
        }
        line |= {name: str(value) for key, name in _NAMES.items() if (value := getattr(record, key, None))}
        if line.get("stage") in _OF_SCENES:
            line["scene"] = str(line.get("task_run", "")).partition(" ")[2]
        if record.exc_info and record.exc_info[1]:
            kind, error, trace = record.exc_info
            line["error"] = {
                "kind": kind.__name__ if kind else "",
                "message": one_line(str(error), LONGEST),
                "trace": [one_line(entry, LONGEST) for entry in traceback.format_tb(trace)],
            }
        return json.dumps(line, ensure_ascii=False)
