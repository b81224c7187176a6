"""Waits for what takes an unknown time, with one patience for all: a slow machine fails no test, a hang does."""

import time
from collections.abc import Callable
from typing import TypeVar

import httpx

T = TypeVar("T")
PATIENCE_SECONDS = 300.0
SOON_SECONDS = 60.0
"""What is done at once takes less on any machine; what was waited out in a test that uses it takes longer."""
POLL_SECONDS = 0.1


def until(
    reached: Callable[[], T],
    told: Callable[[], object] = lambda: "",
    *,
    within_seconds: float = PATIENCE_SECONDS,
    poll_seconds: float = POLL_SECONDS,
) -> T:
    """Return what `reached` gives as soon as it is true.

    Args:
        reached: What is asked again and again.
        told: Where things stand, for the message of the failure.
        within_seconds: How long it may take; shorter only where that is what is tested.
        poll_seconds: How long to wait before it is asked again.

    Raises:
        AssertionError: It was not true in all that time.
    """
    deadline = time.monotonic() + within_seconds
    while not (found := reached()):
        assert time.monotonic() < deadline, f"not reached in {within_seconds:.0f} s: {told()}"
        time.sleep(poll_seconds)
    return found


def answers(address: str) -> bool:
    """Return whether a server of this machine answers, and well."""
    try:
        return httpx.get(address, trust_env=False, timeout=PATIENCE_SECONDS).is_success
    except httpx.HTTPError:
        return False
