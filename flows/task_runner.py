"""How tasks run: some of each at a time, in threads behind others; an interrupted run does not wait for them."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self

from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque

from video_gen.media.cores import CORES

STEP_BACK = 5
"""How much nicer the threads of tasks are, in Linux's units: 19 is the nicest."""
SCENES_AT_ONCE = max(8, 2 * CORES)
"""Scenes that are at work in a stage: enough for all cores and for the calls that the online voice service bears.

Each more is a task that is in Prefect as running and waits; its server answers the later the more begin together.
"""


class _Threads(Executor):
    """Threads of their own for each task, so that one that waits for another never takes the other's place."""

    def __init__(self, max_workers: int, initializer: Callable[[], None]) -> None:
        self._of_each, self._begin = max_workers, initializer
        self._pools: dict[str, ThreadPoolExecutor] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401  # any call's
        """Have a call made by a thread of its task."""
        name = kwargs["task"].name
        if name not in self._pools:
            self._pools[name] = ThreadPoolExecutor(self._of_each, name, self._begin)
        return self._pools[name].submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # its base's
        """Take no more calls."""
        for pool in self._pools.values():
            pool.shutdown(wait, cancel_futures=cancel_futures)


class TaskRunner(ThreadPoolTaskRunner[Any]):
    """Prefect's threads, nicer than others, and left behind by Ctrl-C and SIGTERM.

    Speaking and rendering take all cores that there are. Prefect's server, its pages and whoever works on the machine
    go first. At an interruption Prefect's own would render what is at work to its end first.
    """

    def __enter__(self) -> Self:
        """Have threads for each task."""
        super().__enter__()
        self._executor = _Threads(self._max_workers, self._register_worker_thread)  # type: ignore[assignment]  # used as any
        return self

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
        super().__exit__(kind, error, trace)


def untraversed(value: object) -> object:
    """Return an argument of a task in which Prefect looks for results of other tasks, but not for any inside of these.

    It would look at every word of every scene: a fifth of what a scene costs that is kept.
    """
    return [opaque(each) for each in value] if isinstance(value, list) else opaque(value)
