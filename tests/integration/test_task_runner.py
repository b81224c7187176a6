"""The threads of tasks: some of each task at a time, and none that waits takes the place of what it waits for."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from prefect import flow, task

from flows.task_runner import TaskRunner

AT_ONCE = 2
SCENES = 6


class Present:
    """Counts who is inside, by name, and the most who ever were."""

    def __init__(self) -> None:
        self._inside, self.most = Counter[str](), Counter[str]()
        self._lock = threading.Lock()

    @contextmanager
    def inside(self, name: str) -> Iterator[None]:
        with self._lock:
            self._inside[name] += 1
            self.most[name] = max(self.most[name], self._inside[name])
        yield
        with self._lock:
            self._inside[name] -= 1


@pytest.mark.usefixtures("result_store")
def test_some_of_each_task_are_at_work_and_a_scene_is_drawn_while_others_wait_to_be_spoken() -> None:
    present, together, drawn = Present(), threading.Barrier(AT_ONCE, timeout=60), threading.Event()

    @task(persist_result=False)
    def sound(scene: int) -> int:
        with present.inside("sound"):
            together.wait()  # as many as may are at work side by side
            assert scene < SCENES - 1 or drawn.wait(60)
            return scene

    @task(persist_result=False)
    def whole(sounds: list[int]) -> int:
        return sum(sounds)

    @task(persist_result=False)
    def picture(scene: int) -> int:
        with present.inside("picture"):
            drawn.set()
            return scene

    @flow(task_runner=TaskRunner(AT_ONCE), persist_result=False)  # type: ignore[arg-type]  # as Prefect's own
    def video() -> tuple[int, list[int]]:
        sounds = sound.map(list(range(SCENES)))
        total = whole.submit(sounds)  # type: ignore[arg-type]  # Prefect waits for them
        pictures = picture.map(sounds)
        return total.result(), pictures.result()

    assert video() == (15, list(range(SCENES)))
    assert present.most["sound"] == AT_ONCE
    assert 1 <= present.most["picture"] <= AT_ONCE
