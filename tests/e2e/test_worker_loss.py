"""Runs of a worker that are cancelled, and servers and workers that go in the middle of one."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.e2e.operator import DEPLOYMENT, deploy, get, outcomes_of, post, start_worker, tasks_of
from tests.e2e.test_crash import SUBJECTS, _changed, _finished
from tests.e2e.workplace import BIN, ROOT, Running, Workplace, free_port, prefect_server, workplace
from tests.waiting import SOON_SECONDS, until


class Site:
    """A server that can be stopped and started again, and a worker."""

    def __init__(self, place: Workplace, port: int) -> None:
        self.place = place
        self.home = Workplace(place.folder / "server", DO_NOT_TRACK="1")
        self._port = port
        self._server = ExitStack()
        self.worker: Running | None = None

    def start_server(self) -> None:
        self.api = self._server.enter_context(prefect_server(self.home, self._port))

    def stop_server(self) -> None:
        self._server.close()

    def start_worker(self) -> None:
        self.worker = start_worker(self.place)

    def begin(self, document: Path, theme: str, output: Path, *, review: bool = False) -> str:
        """Start a run of the deployment and return its id."""
        config = {"source": str(document), "engine": "espeak", "size": "320x240", "target_duration": 90, "theme": theme}
        config |= {"review": review}
        deployment = get(self.api, f"/deployments/name/{DEPLOYMENT}")["id"]
        wanted = {"parameters": {"config": config | {"output_dir": str(output)}}, "state": {"type": "SCHEDULED"}}
        return post(self.api, f"/deployments/{deployment}/create_flow_run", wanted)["id"]

    def until_rendered(self, run: str) -> None:
        """Return when a scene more is rendered than now, in the middle of a run."""
        before = set(self.place.stored("generate_video"))
        until(lambda: set(self.place.stored("generate_video")) - before, lambda: self._told(run))

    def until(self, run: str, state: str) -> dict[str, Any]:
        self._until(lambda: get(self.api, f"/flow_runs/{run}")["state_type"] == state, run)
        return get(self.api, f"/flow_runs/{run}")

    def set_state(self, run: str, state: str) -> None:
        post(self.api, f"/flow_runs/{run}/set_state", {"state": {"type": state, "name": state.title()}})

    def of_run(self) -> list[psutil.Process]:
        """Return the processes of runs: all but the worker's own."""
        assert self.worker
        return [process for process in self.place.processes() if process.pid != self.worker.process.pid]

    def until_nothing_runs(self) -> None:
        self._until(lambda: not self.of_run(), "")

    def _until(self, reached: Callable[[], object], run: str) -> None:
        until(reached, lambda: self._told(run), poll_seconds=0.5)

    def _told(self, run: str) -> str:
        state = get(self.api, f"/flow_runs/{run}")["state"] if run else {"name": "", "message": ""}
        return f"{state['name']}: {state['message']}; {len(self.of_run())} processes\n{self.worker.err[-3000:]}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    port = free_port()
    with workplace(tmp_path_factory.mktemp("site"), PREFECT_API_URL=f"http://127.0.0.1:{port}/api") as place:
        site = Site(place, port)
        (place.folder / "server").mkdir()
        site.start_server()
        deploy(place)
        site.start_worker()
        yield site
        site.worker.process.terminate()
        site.worker.finished()
        site.stop_server()


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document of some ten scenes."""
    path = tmp_path_factory.mktemp("documents") / "ports.md"
    sections = "\n".join(f"## {subject}\n\n{sentence}\n" for subject, sentence in SUBJECTS.items())
    path.write_text(f"# Ports\n\nA port joins the roads of the land to the roads of the sea.\n\n{sections}")
    return path


def test_a_cancelled_run_leaves_nothing_running_and_nothing_half_written(site, ports, tmp_path):
    run = site.begin(ports, "light", tmp_path / "videos")
    site.until_rendered(run)
    before = _finished(site.place)
    site.set_state(run, "CANCELLING")
    site.until_nothing_runs()
    site.until(run, "CANCELLED")
    assert not (tmp_path / "videos").exists()

    again = site.begin(ports, "light", tmp_path / "videos")
    site.until(again, "COMPLETED")
    assert _changed(before) == []
    assert (tmp_path / "videos" / "ports" / "ports.mp4").is_file()


def test_a_cancelled_run_does_not_wait_for_threads_that_are_drawing(site):
    flow = post(site.api, "/flows/", {"name": "endless"})["id"]
    wanted = {"name": "endless", "flow_id": flow, "work_pool_name": "video", "path": str(ROOT)}
    deployment = post(site.api, "/deployments/", wanted | {"entrypoint": "tests/e2e/endless.py:endless"})["id"]
    run = post(site.api, f"/deployments/{deployment}/create_flow_run", {"state": {"type": "SCHEDULED"}})["id"]
    until(lambda: ("draw", "Running") in tasks_of(site.api, run))
    site.set_state(run, "CANCELLING")
    until(lambda: not site.of_run(), within_seconds=SOON_SECONDS)
    ended = site.until(run, "CANCELLED")
    assert ended["state"]["message"] == "Flow run was cancelled successfully."


@pytest.fixture(scope="module")
def outlived(site: Site, ports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a run has put its video in whose middle the server was restarted."""
    output = tmp_path_factory.mktemp("outlived") / "videos"
    run = site.begin(ports, "dark", output)
    site.until_rendered(run)
    site.stop_server()
    site.start_server()
    site.until(run, "COMPLETED")
    return output


def test_a_run_outlives_a_restart_of_the_server(outlived):
    assert (outlived / "ports" / "ports.mp4").is_file()


@pytest.mark.usefixtures("outlived")
def test_a_script_is_reviewed_after_a_restart_of_the_server_and_only_what_was_edited_is_spoken_anew(
    site, ports, tmp_path
):
    run = site.begin(ports, "dark", tmp_path / "videos", review=True)
    site.until(run, "PAUSED")
    site.until_nothing_runs()
    site.stop_server()
    site.start_server()
    shown = site.place.run(BIN / "video-gen", "review", run)
    assert shown.code == 0, shown.err
    edited = tmp_path / "edited.yaml"
    edited.write_text(shown.out.replace("steady beam", "bright beam"))
    approved = site.place.run(BIN / "video-gen", "review", run, "--approve", "--script", edited)
    assert (approved.code, approved.err) == (0, "Approved: ports.md in 90 s\n")

    site.until(run, "COMPLETED")
    captions = (tmp_path / "videos" / "ports" / "ports.srt").read_text()
    assert "bright beam" in " ".join(captions.split())
    scenes = len(json.loads((tmp_path / "videos" / "ports" / "manifest.json").read_bytes())["scenes"])
    assert scenes > 7
    for stage in ("generate_audio", "generate_video"):
        assert outcomes_of(site.api, run, stage, scenes) == {"Completed": 1, "Cached": scenes - 1}


def retry_makes_nothing_twice(site, run, before, output):
    site.start_worker()
    retried = site.place.run(BIN / "prefect", "flow-run", "retry", run)
    assert retried.code == 0, retried.err
    site.until(run, "COMPLETED")
    assert _changed(before) == []
    assert (output / "ports" / "ports.mp4").is_file()


def test_a_run_whose_worker_was_killed_is_crashed_and_its_retry_makes_nothing_twice(site, ports, tmp_path):
    run = site.begin(ports, "contrast", tmp_path / "videos")
    site.until_rendered(run)
    site.worker.process.kill()
    site.worker.finished()
    crashed = site.until(run, "CRASHED")
    assert crashed["state"]["message"]
    site.until_nothing_runs()
    before = _finished(site.place)
    assert not (tmp_path / "videos").exists()

    retry_makes_nothing_twice(site, run, before, tmp_path / "videos")


def test_a_worker_that_is_stopped_leaves_its_run_crashed_and_its_retry_makes_nothing_twice(site, ports, tmp_path):
    run = site.begin(ports, "clean", tmp_path / "videos")
    site.until_rendered(run)
    site.worker.process.terminate()
    assert site.worker.finished().code == 0
    crashed = get(site.api, f"/flow_runs/{run}")  # told before the worker has left, not by its silence
    assert (crashed["state_type"], site.of_run()) == ("CRASHED", [])
    before = _finished(site.place)

    retry_makes_nothing_twice(site, run, before, tmp_path / "videos")
