"""A workflow like those of the program, whose one scene takes longer than anybody waits."""

import time

from prefect import flow, task

from flows.interruption import ended_at_once
from flows.task_runner import TaskRunner


@task(persist_result=False)
def draw() -> None:
    time.sleep(3600)


@flow(persist_result=False, task_runner=TaskRunner())  # type: ignore[arg-type]  # as those of the program
def endless() -> None:
    with ended_at_once():
        draw.submit().result()
