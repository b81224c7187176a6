"""What the end-to-end tests share: one Prefect server, and a document of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.workplace import Workplace, free_port, workplace
from tests.own_server import own_server

HARBOUR = """\
# Harbour pilots

A harbour pilot brings large ships safely into port. Every pilot knows the sandbanks and the currents of one place.

## Getting aboard

The pilot boat comes alongside while the ship keeps moving at about eight knots. The pilot climbs a rope ladder.

## On the bridge

The captain keeps the command, and the pilot gives advice on course and speed. Both talk in short sentences.

- Agree on the plan before the first turn.
- Say every order aloud.
- Watch the depth under the keel.

## Into the berth

Tugs push the bow around in the last hundred metres. Men on the quay catch the lines and lay them over the bollards.
"""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The API's address of a server for commands that are sooner with one that runs already."""
    with own_server(tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture
def closed_port() -> int:
    """A port of this machine at which nobody listens."""
    return free_port()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    """A workplace of the test's own."""
    with workplace(tmp_path) as place:
        yield place


@pytest.fixture
def new_place(tmp_path: Path) -> Iterator[Workplace]:
    """A workplace of the test's own, on which Prefect never ran."""
    with workplace(tmp_path, fresh=True) as place:
        yield place


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A short document."""
    path = tmp_path / "harbour.md"
    path.write_text(HARBOUR)
    return path
