"""Batches on Prefect's own test server: what is made, what fails for itself, and what is told of it."""

import json
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, FlowRunFilter
from prefect.settings import PREFECT_API_URL

from flows.batch import BatchFailedError, batch
from flows.commands.batch_run import run_batch
from flows.run_here import run_here
from flows.server.embedded import API_URL_VARIABLE
from video_gen.models.config import Settings

SCRIPT = """\
videos:
  - id: tour
    title: A short tour
    scenes:
      - id: title
        narration: Welcome to the tour.
        visual: {kind: title, title: A short tour}
"""
SMALL = {"engine": "espeak", "size": "320x240", "fps": 24}


@pytest.fixture
def scripts(tmp_path: Path, result_store: Path) -> Path:
    folder = tmp_path / "scripts"
    (folder / "more").mkdir(parents=True)
    for name in ("a.yaml", "more/a.yaml", "more/b.yaml"):
        (folder / name).write_text(SCRIPT)
    (folder / "more" / "empty.yaml").write_text("")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.model_validate({**SMALL, "output_dir": tmp_path / "videos"})


def test_each_document_gets_its_videos_and_a_bad_one_stops_no_other(scripts, settings, told):
    state = batch([f"{scripts}/**/*.yaml"], settings, return_state=True)

    error = state.result(raise_on_failure=False)
    assert isinstance(error, BatchFailedError)
    assert (error.exit_code, "1 of 4 documents failed" in str(error), "empty.yaml" in str(error)) == (3, True, True)
    made = {outcome.source.removeprefix(f"{scripts}/"): outcome for outcome in error.outcomes}
    assert list(made) == ["a.yaml", "more/a.yaml", "more/b.yaml", "more/empty.yaml"]
    for name, outcome in made.items():
        assert outcome.failed is (name == "more/empty.yaml")
        folders = [video.folder for video in outcome.videos]
        place = settings.output_dir / name.removesuffix(".yaml")
        assert folders == ([] if outcome.failed else [place / "a-short-tour"])
        assert all((folder / "a-short-tour.mp4").is_file() for folder in folders)
    assert [event.done for event in told if event.name == "video-gen.run.progress"] == [0, 1, 2, 3, 4]
    assert {event.workflow for event in told} == {"batch"}  # those of its documents' own runs are not told here
    run = {"flow_run_id": {"any_": [str(state.state_details.flow_run_id)]}, "key": {"any_": ["batch-documents"]}}
    with get_client(sync_client=True) as client:
        (table,) = client.read_artifacts(artifact_filter=ArtifactFilter.model_validate(run))
    rows = json.loads(table.data)
    assert [row["outcome"] for row in rows] == ["made", "made", "made", "failed"]
    assert "empty" in rows[-1]["error"]


@pytest.fixture
def lost_answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The server takes note that a run is completed; the first answer to that, for each run, is that it is busy."""
    send, lost = httpx.HTTPTransport.handle_request, []

    def sent(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        answer, path = send(transport, request), request.url.path
        if "flow_runs" not in path or not path.endswith("set_state") or path in lost:
            return answer
        if json.loads(request.content)["state"]["type"] != "COMPLETED":
            return answer
        lost.append(path)
        answer.close()
        return httpx.Response(httpx.codes.SERVICE_UNAVAILABLE, headers={"Retry-After": "0"}, request=request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", sent)
    return lost


def test_a_document_is_made_where_the_answer_of_a_busy_server_was_lost(scripts, settings, lost_answers):
    (outcome,) = run_here(batch, [str(scripts / "a.yaml")], settings).value
    assert len(lost_answers) == 2  # those of the document's run and of the batch
    assert not outcome.failed
    assert [video.folder for video in outcome.videos] == [settings.output_dir / "a" / "a-short-tour"]


def test_no_more_documents_than_asked_for_are_at_work_at_a_time(scripts, settings):
    outcomes = batch([str(scripts / "a.yaml"), f"{scripts}/more/[ab].yaml"], settings, max_parallel=1)

    wanted = FlowRunFilter.model_validate({"id": {"any_": [outcome.flow_run_id for outcome in outcomes]}})
    with get_client(sync_client=True) as client:
        runs = sorted(client.read_flow_runs(flow_run_filter=wanted), key=lambda run: run.start_time)
    assert len(runs) == 3
    assert all(earlier.end_time <= later.start_time for earlier, later in pairwise(runs))


def test_the_command_tells_of_every_document_and_returns_the_code_of_the_first_failure(
    scripts, settings, capsys, monkeypatch
):
    monkeypatch.setenv(API_URL_VARIABLE, PREFECT_API_URL.value())
    both = {"sources": [str(scripts / "a.yaml"), str(scripts / "gone.md")], "settings": settings, "max_parallel": 2}

    code = run_batch(both, None, quiet=False, as_json=True)
    report = json.loads(capsys.readouterr().out)
    plain = run_batch(both | {"sources": both["sources"][:1]}, None, quiet=False, as_json=False)
    said = capsys.readouterr()

    assert (code, report["status"], plain) == (3, "failed", 0)
    assert [document["status"] for document in report["documents"]] == ["done", "failed"]
    assert "no such file" in report["documents"][1]["error"]
    assert said.out.splitlines() == [report["documents"][0]["videos"][0]["path"]]
    assert "1 documents: 1 made, 0 failed" in said.err
