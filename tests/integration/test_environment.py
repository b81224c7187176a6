"""What the reference says of the environment: every variable is there, and does what it says."""

import re
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.filesystems import LocalFileSystem
from prefect.settings import PREFECT_DEFAULT_RESULT_STORAGE_BLOCK, PREFECT_LOCAL_STORAGE_PATH, temporary_settings
from prefect.settings.legacy import _get_settings_fields
from prefect.settings.models.root import Settings as PrefectSettings

from flows.document_to_video import document_to_video
from flows.result_store import result_storage
from flows.server.provision import provide
from flows.server.records import completed_records
from flows.server.wanted import Wanted, read_wanted
from video_gen.errors import SettingsError
from video_gen.media.cores import CORES_VARIABLE, cores
from video_gen.models.config import InputConfig, Settings

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "reference" / "environment.md").read_text()
SCRIPT = """\
video-gen: {size: 320x240}
videos:
  - id: t
    title: T
    scenes:
      - {id: a, narration: Hello., visual: {kind: title, title: T}}
"""
OF_LOGGING = "PREFECT_LOGGING_HANDLERS_", "PREFECT_LOGGING_FORMATTERS_"
"""Prefect takes any item of its logging configuration from the environment; the tests of operations set them."""


def test_every_variable_of_ours_is_in_the_table_and_every_one_in_the_table_is_read():
    code = "".join(path.read_text() for top in ("flows", "video_gen") for path in (ROOT / top).rglob("*.py"))
    wanted = "".join(path.read_text() for path in (ROOT / "deployments" / "server").glob("*.yaml"))
    ours = set(re.findall(r'"(VIDEO_GEN_[A-Z_]+)"', code)) | set(re.findall(r"\$\{(VIDEO_GEN_\w+)\}", wanted))
    assert set(re.findall(r"`(VIDEO_GEN_[A-Z_]+)`", TABLE)) == ours


def test_every_variable_of_prefect_in_the_table_is_a_setting_of_prefect():
    named = {name for name in re.findall(r"`(PREFECT_[A-Z0-9_]+)", TABLE) if not name.startswith(OF_LOGGING)}
    assert len(named) > 10
    assert named <= set(_get_settings_fields(PrefectSettings))


def test_the_image_and_the_compose_file_set_variables_of_the_table():
    for file in ("Dockerfile", "compose.yaml"):
        text = (ROOT / "deployments" / file).read_text()
        for name in re.findall(r"^ +(?:ENV )?((?:PREFECT|VIDEO_GEN)_[A-Z_]+)[:=]", text, re.MULTILINE):
            assert name in TABLE, f"{file}: {name}"


def test_videos_go_where_the_environment_says_unless_told_otherwise(monkeypatch, tmp_path):
    assert Settings().output_dir == Path("output")
    monkeypatch.setenv("VIDEO_GEN_OUTPUT_DIR", str(tmp_path))
    assert Settings().output_dir == tmp_path
    assert InputConfig(source="a.md", output_dir="here").output_dir == Path("here")


def test_cores_are_as_many_as_the_environment_says(monkeypatch):
    monkeypatch.delenv(CORES_VARIABLE, raising=False)
    assert cores() >= 1
    monkeypatch.setenv(CORES_VARIABLE, "3")
    assert cores() == 3
    for wrong in ("0", "x", "-1", "1.5", "9999", "²"):
        monkeypatch.setenv(CORES_VARIABLE, wrong)
        with pytest.raises(SettingsError, match="no number from 1 to 1024"):
            cores()


@pytest.mark.usefixtures("prefect_server")
def test_two_machines_share_what_is_kept_in_a_bucket(tmp_path, monkeypatch):
    """Prefect's remote file systems are all used alike; this one is the memory of this process."""
    monkeypatch.setenv("VIDEO_GEN_RESULTS_BUCKET", "memory://bucket/results")
    (block,) = (one for one in read_wanted(ROOT / "deployments" / "server").blocks if one.type == "remote-file-system")
    with get_client(sync_client=True) as client:
        for fate in ("created", "unchanged"):
            assert [done.fate for done in provide(client, Wanted(blocks=(block,)))] == [fate]
    script = tmp_path / "tour.yaml"
    script.write_text(SCRIPT)
    for machine, fate in (("one", "Completed"), ("another", "Cached")):
        own = {PREFECT_DEFAULT_RESULT_STORAGE_BLOCK: block.address, PREFECT_LOCAL_STORAGE_PATH: tmp_path / machine}
        config = InputConfig(source=str(script), engine="espeak", output_dir=tmp_path / machine / "videos")
        with temporary_settings(own):
            state = document_to_video(config, return_state=True)
        assert state.is_completed(), state.message
        completed_records(state.state_details.flow_run_id, None)
        wanted = FlowRunFilter.model_validate({"id": {"any_": [str(state.state_details.flow_run_id)]}})
        with get_client(sync_client=True) as client:
            fates = {run.name: run.state_name for run in client.read_task_runs(flow_run_filter=wanted)}
        assert (fates["speak a"], fates["render a"]) == (fate, fate)
        assert [path.name for path in (tmp_path / machine).iterdir()] == ["videos"]


@pytest.mark.usefixtures("prefect_server")
def test_results_are_kept_where_one_setting_says(tmp_path):
    LocalFileSystem(basepath=str(tmp_path / "shared")).save("shared", overwrite=True)
    script = tmp_path / "tour.yaml"
    script.write_text(SCRIPT)
    config = InputConfig(source=str(script), engine="espeak", output_dir=tmp_path / "videos")
    with temporary_settings({PREFECT_DEFAULT_RESULT_STORAGE_BLOCK: "local-file-system/shared"}):
        document_to_video(config)
        assert result_storage().basepath == str(tmp_path / "shared")
    kept = {path.relative_to(tmp_path / "shared").parts[0] for path in (tmp_path / "shared").glob("*/*/*")}
    assert {"parse_content", "generate_script", "generate_audio", "generate_video", "handle_output"} <= kept
