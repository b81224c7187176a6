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

from flows.steps import Step

WORDS = {
    "start": "Starting Prefect",
    "adapt_input": "Reading the document",
    "parse_content": "Parsing the document",
    "generate_script": "Writing the script",
    "rewrite_section": "Rewriting the script",
    "review_script": "Waiting for the script's review: see `video-gen review`",
    "generate_video": "Speaking and rendering scenes",
    "handle_output": "Joining the video",
    "batch": "Making the videos of documents",
}
SECONDS_BETWEEN_LINES = 2.0


class Display:
    """Shows the steps of one run; a listener of the workflow."""

    def __init__(self, *, quiet: bool) -> None:
        self._console = Console(stderr=True)
        self._live = self._console.is_terminal and not quiet
        self._quiet = quiet
        self._lock = threading.Lock()
        self._stage = ""
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

    def __call__(self, step: Step) -> None:
        """Show where the run stands; called from several threads."""
        if self._quiet:
            return
        with self._lock:
            if self._live:
                if step.stage != self._stage:
                    self._progress.reset(self._bar, description=WORDS[step.stage], total=step.total or None)
                self._progress.update(self._bar, completed=step.done, total=step.total or None)
            else:
                self._print_line(step)
            self._stage = step.stage

    def _print_line(self, step: Step) -> None:
        """Print a line for a new stage, for the last scene, and for scenes between them now and then."""
        now = time.monotonic()
        settled = step.total and step.done == step.total
        if step.stage == self._stage and not settled and now - self._last_line < SECONDS_BETWEEN_LINES:
            return
        counted = f" {step.done}/{step.total}" if step.total else ""
        print(f"{WORDS[step.stage]}{counted}", file=sys.stderr, flush=True)  # noqa: T201  # a line a log keeps
        self._last_line = now
