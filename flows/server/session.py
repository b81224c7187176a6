"""What every command that runs a workflow needs around it: a server that answers, and runs that name their process."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from flows.events import Listener, told_to
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
    connect(server)
    with connected(), ThreadPoolExecutor(1) as beside, signed(), told_to(who):
        beside.submit(close_dead_runs)
        yield
