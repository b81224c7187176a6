"""What every command that runs a workflow needs around it: a server that answers, and runs that name their process."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows.events import Listener, told_to
from flows.server.connection import connect, connected
from flows.server.embedded import EmbeddedServer
from flows.server.records import close_dead_runs, signed

UNTOLD_OF: dict[Any, Any] = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
"""Settings of runs whose server ends with them: nobody is told of their signs of life, and each would end up to a
second later, when the next one is due."""


@contextmanager
def session(server: EmbeddedServer | None, who: Listener) -> Iterator[None]:
    """Run the block, whose workflows report to `who`, when Prefect's API answers.

    Args:
        server: The embedded server, where no other is configured.
        who: Is told of every event.

    Raises:
        StorageError: The API does not answer, or stopped answering.
    """
    settings = UNTOLD_OF if connect(server) else {}
    with connected(), ThreadPoolExecutor(1) as beside, temporary_settings(settings), signed(), told_to(who):
        beside.submit(close_dead_runs)
        yield
