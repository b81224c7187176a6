"""What a person sees while a run is at work: a live line in a terminal, plain lines elsewhere, on standard error."""

import sys
import threading
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from flows.events import Event, RunEvent, SceneEvent, StageEvent

STARTING = "Starting Prefect"
WORDS = {
    "adapt_input": "Reading the document",
    "parse_content": "Parsing the document",
    "generate_script": "Writing the script",
    "rewrite_section": "Rewriting the script",
    "review_script": "Waiting for the script's review: see `video-gen review`",
    "generate_video": "Speaking and rendering scenes",
    "handle_output": "Joining the video",
    "documents": "Making the videos of documents",
}
SECONDS_BETWEEN_LINES = 2.0


class Display:
    """Shows where one run stands; a listener of its events."""

    def __init__(self, *, quiet: bool) -> None:
        self._console = Console(stderr=True)
        self._live = self._console.is_terminal and not quiet
        self._quiet = quiet
        self._lock = threading.Lock()
        self._shown = ""
        self._last_line = 0.0
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(compact=True),
            console=self._console,
            transient=True,
            disable=not self._live,
        )
        self._bar = self._progress.add_task("", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self, event: Event) -> None:
        """Show where the run stands; called from several threads."""
        match event:
            case RunEvent(workflow="batch" | "sync-docs", change="progress"):
                self.show(WORDS["documents"], event.done, event.total)
            case StageEvent(change="started" | "progress", stage=stage) if stage in WORDS:
                self.show(WORDS[stage], event.done, event.total)
            case SceneEvent(stage=stage) if stage in WORDS and event.total:
                self.show(WORDS[stage], event.done, event.total)

    def show(self, words: str, done: int = 0, total: int = 0) -> None:
        """Show what is done now, and how far it is where it can be counted."""
        if self._quiet:
            return
        with self._lock:
            if self._live:
                if words != self._shown:
                    self._progress.reset(self._bar, description=words, total=total or None)
                self._progress.update(self._bar, completed=done, total=total or None)
            else:
                self._print_line(words, done, total)
            self._shown = words

    def _print_line(self, words: str, done: int, total: int) -> None:
        """Print a line for what is new, for the last one counted, and for those between them now and then."""
        now = time.monotonic()
        settled = total and done == total
        if words == self._shown and not settled and now - self._last_line < SECONDS_BETWEEN_LINES:
            return
        counted = f" {done}/{total}" if total else ""
        print(f"{words}{counted}", file=sys.stderr, flush=True)  # noqa: T201  # a line a log keeps
        self._last_line = now
