"""How tasks run: each in a thread of its own, behind others, and none is waited for once the run is interrupted."""

import os
import sys
import threading
from types import TracebackType
from typing import Any

from prefect.exceptions import TerminationSignal
from prefect.task_runners import ThreadPoolTaskRunner

from flows.interruption import end_soon

STEP_BACK = 5
"""How much nicer the threads of tasks are, in Linux's units: 19 is the nicest."""


class TaskRunner(ThreadPoolTaskRunner[Any]):
    """Prefect's threads, nicer than others, and left behind by Ctrl-C and SIGTERM.

    Speaking and rendering take all cores that there are. Prefect's server, its pages and whoever works on the machine
    go first. All scenes have their threads from the start, so that at an interruption Prefect's own would render the
    video to its end first.
    """

    def _register_worker_thread(self) -> None:
        """Have a new thread, and the programs that it starts, step back; only Linux has threads that do."""
        super()._register_worker_thread()
        if sys.platform == "linux":
            thread = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, thread, os.getpriority(os.PRIO_PROCESS, thread) + STEP_BACK)

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
