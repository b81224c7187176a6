"""The deployment in prefect.yaml, by the commands that its first lines name."""

import json
import typing
from collections.abc import Iterator
from importlib.metadata import version

import pytest

from tests.e2e.decoded import decode
from tests.e2e.operator import DEPLOYMENT, deploy, get, post, start_worker
from tests.e2e.workplace import BIN, Running, Workplace, free_port, prefect_server, workplace
from tests.waiting import until
from video_gen.models.config import InputConfig


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The API's address of an operator's server."""
    with (
        workplace(tmp_path_factory.mktemp("server"), DO_NOT_TRACK="1") as place,
        prefect_server(place, free_port()) as address,
    ):
        yield address


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory, server: str) -> Iterator[Workplace]:
    """A workplace of an operator, who has a server and has deployed to it."""
    with workplace(tmp_path_factory.mktemp("deployment"), PREFECT_API_URL=server) as place:
        deploy(place)
        yield place


@pytest.fixture(scope="module")
def worker(deployed: Workplace) -> Iterator[Running]:
    """A worker that takes whatever is in the pool."""
    worker = start_worker(deployed)
    yield worker
    worker.process.terminate()
    worker.finished()


def test_the_form_offers_every_setting_with_its_choices(deployed, server):
    schema = get(server, f"/deployments/name/{DEPLOYMENT}")["parameter_openapi_schema"]
    assert list(schema["properties"]) == ["config", "refresh"]
    fields = schema["definitions"]["InputConfig"]["properties"]
    assert set(fields) == set(InputConfig.model_fields)
    for name, field in InputConfig.model_fields.items():
        assert fields[name]["description"]
        if typing.get_origin(field.annotation) is typing.Literal:
            assert fields[name]["enum"] == list(typing.get_args(field.annotation))
    assert (fields["target_duration"]["minimum"], fields["target_duration"]["maximum"]) == (10, 600)


@pytest.mark.parametrize(
    ("name", "tags", "limit", "parameters", "active"),
    [
        (DEPLOYMENT, {"video"}, 4, {"config": {"source": "examples/quickstart.md"}, "refresh": False}, []),
        ("batch/batch", {"video", "many"}, 1, {"max_parallel": 4, "deployment": DEPLOYMENT}, []),
        ("sync-docs/sync-docs", {"video", "many"}, 1, {"folder": "examples", "orphans": "keep"}, [False]),
        ("maintenance/maintenance", {"video", "upkeep"}, 1, {"max_age_days": 30, "max_megabytes": 20_000}, [True]),
    ],
)
@pytest.mark.usefixtures("deployed")
def test_each_deployment_is_as_an_operator_expects_it(server, name, tags, limit, parameters, active):
    found = get(server, f"/deployments/name/{name}")

    assert found["description"].endswith(".")
    assert (set(found["tags"]), found["version"]) == (tags, version("video-gen"))
    assert (found["work_pool_name"], found["work_queue_name"]) == ("video", "default")
    assert found["global_concurrency_limit"]["limit"] == limit
    assert {key: found["parameters"][key] for key in parameters} == parameters
    assert [schedule["active"] for schedule in found["schedules"]] == active


@pytest.mark.usefixtures("deployed")
def test_the_pool_is_limited_and_its_runs_give_signs_of_life_and_send_nothing_out(server):
    pool = get(server, "/work_pools/video")

    assert (pool["type"], pool["concurrency_limit"]) == ("process", 4)
    given = pool["base_job_template"]["variables"]["properties"]["env"]["default"]
    assert given == {"DO_NOT_TRACK": "1", "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30"}


@pytest.mark.usefixtures("deployed")
def test_a_schedule_that_is_on_makes_runs(server):
    wanted = {
        "deployments": {"name": {"any_": ["maintenance"]}},
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
    }
    runs = until(lambda: post(server, "/flow_runs/filter", wanted))
    assert all(run["auto_scheduled"] and "T03:17:00" in run["expected_start_time"] for run in runs)


def test_a_worker_runs_the_deployment(deployed, worker, server, harbour, tmp_path):
    config = {"source": str(harbour), "engine": "espeak", "size": "320x240", "target_duration": 10}
    parameter = f"config={json.dumps(config | {'output_dir': str(tmp_path / 'output')})}"
    watched = deployed.run(BIN / "prefect", "deployment", "run", DEPLOYMENT, "--param", parameter, "--watch")

    assert watched.code == 0, watched.out + watched.err + worker.err
    (run,) = post(server, "/flow_runs/filter", {"deployments": {"name": {"any_": ["document-to-video"]}}})
    assert (run["name"], run["state_type"]) == ("harbour.md in 10 s", "COMPLETED")
    assert len(decode(tmp_path / "output" / "harbour-pilots" / "harbour-pilots.mp4").frames) > 150
    artifacts = post(server, "/artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [run["id"]]}}})
    found = {artifact["key"]: artifact for artifact in artifacts}
    assert set(found) == {"video-progress", "video-script", "video-storyboard", "video-files", "video-report"}
    assert found["video-progress"]["data"] == 100.0
    assert "Harbour pilots" in found["video-storyboard"]["data"]


@pytest.mark.usefixtures("worker")
def test_a_batch_has_workers_make_its_videos(deployed, harbour, tmp_path):
    settings = (
        "--engine",
        "espeak",
        "--size",
        "320x240",
        "--target-duration",
        "10",
        "--output-dir",
        tmp_path / "videos",
    )
    gone = tmp_path / "gone.md"
    command = ("batch", harbour, gone, "--deployment", DEPLOYMENT, "--json", *settings)
    ended = deployed.run(BIN / "video-gen", *command)

    assert ended.code == 3, ended.err
    made, failed = ended.report["documents"]
    assert (made["status"], failed["status"]) == ("done", "failed")
    assert failed["error"].startswith(f"{gone}: no such file")
    assert (tmp_path / "videos" / "harbour" / "harbour-pilots" / "harbour-pilots.mp4").is_file()
