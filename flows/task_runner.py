"""How tasks run: each in a thread of its own, and none is waited for once the run is interrupted."""

from types import TracebackType
from typing import Any

from prefect.exceptions import TerminationSignal
from prefect.task_runners import ThreadPoolTaskRunner

from flows.interruption import end_soon


class TaskRunner(ThreadPoolTaskRunner[Any]):
    """Prefect's threads, left behind by Ctrl-C and SIGTERM.

    All scenes have their threads from the start, so that Prefect's own would render the video to its end first.
    """

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for the threads, but for an interruption, which is no Exception."""
        if kind and not issubclass(kind, Exception) and self._executor:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None
        if kind and issubclass(kind, KeyboardInterrupt | SystemExit | TerminationSignal):
            end_soon()
        super().__exit__(kind, error, trace)
