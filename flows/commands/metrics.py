"""`video-gen metrics`: what happens in runs, as numbers for Prometheus."""

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from flows.server.environment import prepare
from video_gen.errors import StorageError

if TYPE_CHECKING:
    from prefect.events import Event

    from flows.metrics import Metrics


def metrics(
    *, host: str = "127.0.0.1", port: Annotated[int, Parameter(validator=Number(gte=0, lte=65535))] = 9108
) -> int:
    """Serve numbers of all runs of a Prefect server to Prometheus, at /metrics, until interrupted.

    It listens to the events of the server in PREFECT_API_URL, and goes on when that was restarted.

    Parameters
    ----------
    host:
        Address of this machine to serve at; 0.0.0.0 for all.
    port:
        Port to serve at; 0 takes a free one.
    """
    prepare()
    from prometheus_client import disable_created_metrics, start_http_server  # noqa: PLC0415  # not for --help

    from flows.metrics import Metrics  # noqa: PLC0415
    from flows.server.connection import configured_api  # noqa: PLC0415

    api = configured_api()
    disable_created_metrics()  # type: ignore[no-untyped-call]
    counted = Metrics()
    try:
        server, thread = start_http_server(port, addr=host, registry=counted.registry)
    except OSError as error:
        raise StorageError(
            f"{host}:{port}", f"it cannot be served at: {error.strerror}", "Take another --port"
        ) from error
    print(f"http://{host}:{server.server_port}/metrics serves what happens at {api}", file=sys.stderr, flush=True)  # noqa: T201
    try:
        asyncio.run(_follow(counted, api))
    except KeyboardInterrupt:  # the way in which a service is stopped
        pass
    finally:
        server.shutdown()
        thread.join()
    return 0


async def _follow(counted: "Metrics", api: str) -> None:
    """Count events until interrupted."""
    from flows.events import KINDS, PREFIX  # noqa: PLC0415  # as above
    from flows.metrics import CLOSED  # noqa: PLC0415
    from flows.server.subscription import events  # noqa: PLC0415

    lost = True

    def connected(now: bool) -> None:  # noqa: FBT001  # what it is told
        nonlocal lost
        counted.connected.set(now)
        if lost == now:
            print(f"{'Receiving' if now else 'No'} events from {api}", file=sys.stderr, flush=True)  # noqa: T201
        lost = not now

    async for event in events([*(f"{PREFIX}{kind}." for kind in KINDS), *CLOSED], connected):
        counted.take(event.event, _run_id(event), event.payload, _workflow(event))


def _run_id(event: "Event") -> str:
    return event.resource.get("video-gen.flow-run-id") or event.resource.id.rsplit(".", 1)[-1]


def _workflow(event: "Event") -> str:
    return next((str(one.get("prefect.resource.name")) for one in event.related if one.role == "flow"), "")
