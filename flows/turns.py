"""Calls of the online voice service come a few at a time, all runs together: Prefect's global concurrency limit."""

import random
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import NamedTuple

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate
from prefect.concurrency.sync import concurrency
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound

from video_gen.models.audio import AudioClip, Speaker

LIMIT_NAME = "video-gen-edge-tts"
"""Prefect's limit on calls of the online service; change its number there."""
AT_ONCE = 4
"""Calls at a time; beyond that the service answers 403 in waves."""
LEASE_S = 60
"""How long the place of a process that was killed stays taken."""
KEPT_S = 10.0
"""How long a process keeps a place while it has calls to make; then those of others may come in between."""
MOST_JITTER_S = 0.3


class Call(NamedTuple):
    """A call that waits for its turn."""

    speak: Callable[[], AudioClip]
    answer: Future[AudioClip]

    def make(self) -> None:
        """Call, and answer to whoever waits."""
        try:
            self.answer.set_result(self.speak())
        except BaseException as error:  # noqa: BLE001  # raised where the answer is waited for
            self.answer.set_exception(error)


_callers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="voice-service")
_due: SimpleQueue[Call] = SimpleQueue()
_early = iter(range(AT_ONCE))


def limit_calls(speaker: Speaker) -> None:
    """See that the limit is there, where the online service speaks; one that is there stays as it is."""
    if speaker.engine != "edge":
        return
    with get_client(sync_client=True) as client:
        try:
            client.read_global_concurrency_limit_by_name(LIMIT_NAME)
        except ObjectNotFound:
            with suppress(ObjectAlreadyExists):  # another run was faster
                client.create_global_concurrency_limit(GlobalConcurrencyLimitCreate(name=LIMIT_NAME, limit=AT_ONCE))


def in_turn(speak: Callable[[], AudioClip]) -> AudioClip:
    """Return what a call of the service gives, made when it is its turn; what it raises is raised here."""
    call = Call(speak, Future())
    _due.put(call)
    _callers.submit(_make_calls)
    return call.answer.result()


def _make_calls() -> None:
    """Take a place and make the calls that are due: to ask for a place takes Prefect longer than to keep one.

    There are at least as many of these as there are calls, so none is left.
    """
    if not (call := _next()):
        return
    try:
        with concurrency(LIMIT_NAME, strict=True, lease_duration=LEASE_S, raise_on_lease_renewal_failure=False):
            if next(_early, None) is not None:
                time.sleep(random.uniform(0, MOST_JITTER_S))  # noqa: S311  # the first calls do not come in one burst
            until = time.monotonic() + KEPT_S
            call.make()
            while time.monotonic() < until and (another := _next()):
                another.make()
    except Exception as error:  # noqa: BLE001  # no place was given; one that cannot be given back ends with its lease
        if not call.answer.done():
            call.answer.set_exception(error)


def _next() -> Call | None:
    with suppress(Empty):
        return _due.get_nowait()
    return None
