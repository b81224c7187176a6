"""`video-gen work`: a worker that takes its runs along when it is stopped."""

import asyncio
import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING, Annotated

import psutil
from cyclopts import Parameter
from cyclopts.validators import Number

from flows.commands.options import Flag

if TYPE_CHECKING:
    from prefect.workers.process import ProcessWorker

PATIENCE_SECONDS = 15.0
"""How long runs have to tell the server how they ended; most need one or two."""
_LOOK_SECONDS = 0.1


def work(
    *, pool: str = "video", limit: Annotated[int, Parameter(validator=Number(gte=1))] = 2, health: Flag = False
) -> int:
    """Take runs from a work pool of the Prefect server in PREFECT_API_URL, until interrupted.

    When it is stopped, its runs end before it does and tell the server that they crashed: they can be retried at once,
    and only what is missing is made. A worker of Prefect's own leaves that to be found out.

    Parameters
    ----------
    pool:
        The work pool, of type process.
    limit:
        Runs at a time.
    health:
        Answer at /health of port 8080 whether it looks for runs.
    """
    os.environ.setdefault("DO_NOT_TRACK", "1")
    from flows.server.connection import configured_api, connect  # noqa: PLC0415  # long imports, not for --help

    configured_api()
    connect(None)
    import prefect.main  # noqa: F401, PLC0415  # sets logging up
    from prefect.workers.process import ProcessWorker  # noqa: PLC0415

    asyncio.run(_work(ProcessWorker(work_pool_name=pool, limit=limit), health=health))
    return 0


async def _work(worker: "ProcessWorker", *, health: bool) -> None:
    """Run the worker until it is told to stop, then end its runs and it."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    at_work = asyncio.create_task(worker.start(with_healthcheck=health, printer=_say))
    told = asyncio.create_task(stop.wait())
    await asyncio.wait((at_work, told), return_when=asyncio.FIRST_COMPLETED)
    if told.done():
        await _end_runs()
        at_work.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await at_work


async def _end_runs() -> None:
    """Ask each run, a process of its own, to end, and return when all have: the worker would kill them unheard."""
    asked: set[psutil.Process] = set()
    for _ in range(round(PATIENCE_SECONDS / _LOOK_SECONDS)):
        runs = {child for child in psutil.Process().children() if child.is_running()}
        for run in runs - asked:  # once: the second time would interrupt what the first began
            with contextlib.suppress(psutil.NoSuchProcess):
                run.terminate()
        asked |= runs
        if not runs:
            return
        await asyncio.sleep(_LOOK_SECONDS)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # what an operator reads
