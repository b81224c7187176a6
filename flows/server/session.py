"""What every command that runs a workflow needs around it: a server that answers, and runs that name their process."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext

from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows.events import Listener, kept_inside, told_to
from flows.server.connection import connect, connected
from flows.server.embedded import EmbeddedServer
from flows.server.records import close_dead_runs, signed


@contextmanager
def session(server: EmbeddedServer | None, who: Listener) -> Iterator[None]:
    """Run the block, whose workflows report to `who`, when Prefect's API answers.

    Args:
        server: The embedded server, where no other is configured.
        who: Is told of every event.

    Raises:
        StorageError: The API does not answer, or stopped answering.
    """
    alone = _alone() if connect(server) else nullcontext()
    with connected(), ThreadPoolExecutor(1) as beside, alone, signed(), told_to(who):
        beside.submit(close_dead_runs)
        yield


@contextmanager
def _alone() -> Iterator[None]:
    """Run the block, whose server ends with it: it wants no signs of life, and nobody listens to it for events.

    A run would else last up to a second longer, until its next sign of life is due.
    """
    handlers = logging.getLogger("prefect.task_runs").handlers
    for handler in handlers:
        handler.addFilter(_tells_more_than_the_state)
    try:
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}), kept_inside():
            yield
    finally:
        for handler in handlers:
            handler.removeFilter(_tells_more_than_the_state)


def _tells_more_than_the_state(record: logging.LogRecord) -> bool:
    """Return whether a line of a task is worth being kept: that it finished is in its state already.

    To send and to keep a line costs as much as to send an event.
    """
    return record.levelno > logging.INFO or not str(record.msg).startswith("Finished in state")
