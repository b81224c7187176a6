"""Past runs, read back from Prefect's own test server."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL
from prefect.states import Scheduled

from flows.commands.runs import list_runs, show
from flows.document_to_video import document_to_video
from flows.maintenance import maintain
from flows.server.embedded import API_URL_VARIABLE
from video_gen.errors import SettingsError
from video_gen.models.config import InputConfig

DOCUMENT = "# Night ferry\n\nThe ferry leaves at ten and reaches the island by morning.\n"


@pytest.fixture
def run_id(tmp_path, result_store, monkeypatch):
    """One run that made a video, and one that failed."""
    monkeypatch.setenv(API_URL_VARIABLE, PREFECT_API_URL.value())
    document, empty = tmp_path / "night-ferry.md", tmp_path / "no-ferry.md"
    document.write_text(DOCUMENT)
    empty.write_text("")
    chosen = {"engine": "espeak", "size": "320x240", "fps": 24, "target_duration": 10, "output_dir": tmp_path / "out"}
    made = document_to_video(InputConfig.model_validate({"source": str(document), **chosen}), return_state=True)
    document_to_video(InputConfig.model_validate({"source": str(empty), **chosen}), return_state=True)
    return str(made.state_details.flow_run_id)


def listed(capsys, **wanted):
    assert list_runs(json=True, **wanted) == 0
    return json.loads(capsys.readouterr().out)["runs"]


def test_runs_are_found_by_document_status_and_day_and_name_their_videos(run_id, tmp_path, capsys):
    video = tmp_path / "out" / "night-ferry" / "night-ferry.mp4"
    failed, made = listed(capsys, document="ferry.md")[:2]
    assert (made["id"], made["status"], made["videos"]) == (run_id, "Completed", [str(video)])
    assert (failed["status"], failed["videos"]) == ("Failed", [])
    assert "it is empty" in failed["message"]
    assert video.is_file()
    assert run_id in [run["id"] for run in listed(capsys, status="completed", document="night")]
    assert run_id not in [run["id"] for run in listed(capsys, status="failed")]
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    assert (listed(capsys, since=tomorrow), len(listed(capsys, limit=1))) == ([], 1)

    assert list_runs(document="night-ferry") == 0
    told = capsys.readouterr().out
    assert run_id[:8] in told
    assert any(line.rstrip().endswith(f"  {video}") for line in told.splitlines())


def test_runs_of_the_future_are_listed_where_they_are_asked_for(run_id, capsys):
    with get_client(sync_client=True) as client:
        later = client.create_flow_run(maintain, state=Scheduled(scheduled_time=datetime.now(UTC) + timedelta(days=1)))
    assert str(later.id) not in [run["id"] for run in listed(capsys)]
    assert str(later.id) in [run["id"] for run in listed(capsys, status="scheduled")]


def test_one_run_is_shown_with_its_parameters_and_files(run_id, tmp_path, capsys):
    assert show(run_id[:13]) == 0
    told = capsys.readouterr().out
    assert "night-ferry.md in 10 s" in told
    assert str(tmp_path / "out" / "night-ferry" / "manifest.json") in told.splitlines()

    assert show(run_id, json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["parameters"]["config"]["target_duration"] == 10
    assert {"video", "srt", "manifest"} <= {file["file"] for file in found["files"]}

    with pytest.raises(SettingsError, match="0 of the last 200 runs"):
        show("nosuchrun")
