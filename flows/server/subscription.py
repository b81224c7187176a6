"""The events of a Prefect server, each once and in the order of their arrival, across restarts of the server."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Sequence

from prefect.events import Event
from prefect.events.clients import get_events_subscriber
from prefect.events.filters import EventFilter, EventNameFilter

SECONDS_BETWEEN_TRIES = 1.0
_REMEMBERED = 50_000
"""Events that are known again when a new connection repeats the last minute."""


async def events(prefixes: Sequence[str], connected: Callable[[bool], None]) -> AsyncIterator[Event]:
    """Yield events whose name begins with one of `prefixes`, for ever.

    Whenever the connection is lost, it is made again, and what happened in the minute before is asked for again.

    Args:
        prefixes: How the names begin.
        connected: Is told when events begin to arrive, and when the connection is lost.
    """
    seen = OrderedDict[str, None]()
    wanted = EventFilter(event=EventNameFilter(prefix=list(prefixes)))
    while True:
        try:
            async with get_events_subscriber(filter=wanted, reconnection_attempts=0) as arriving:
                connected(True)  # noqa: FBT003  # what it is told
                async for event in arriving:
                    if str(event.id) in seen:
                        continue
                    seen[str(event.id)] = None
                    if len(seen) > _REMEMBERED:
                        seen.popitem(last=False)
                    yield event
        except Exception:  # noqa: BLE001, S110  # Prefect raises a bare one where it is refused; the next try tells more
            pass
        connected(False)  # noqa: FBT003  # likewise
        await asyncio.sleep(SECONDS_BETWEEN_TRIES)
