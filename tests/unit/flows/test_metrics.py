"""What events become in numbers, and that the dashboard and the reference name what there is."""

import json
import re
from pathlib import Path

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from flows.events import KINDS, Event, RunEvent, SceneEvent, StageEvent
from flows.metrics import Metrics

ROOT = Path(__file__).parents[3]
_FUNCTIONS = {"sum", "rate", "increase", "histogram_quantile"}


@pytest.fixture
def metrics():
    return Metrics()


def take(metrics, event, run="r1"):
    metrics.take(event.name, run, event.model_dump(mode="json"), "")


def value(metrics, name, **labels):
    return metrics.registry.get_sample_value(name, labels)


def run(change, workflow="document_to_video"):
    return RunEvent(change=change, workflow=workflow)


def scene(change, stage="generate_video", error=""):
    return SceneEvent(change=change, stage=stage, scene="intro", error=error)


def test_runs_are_counted_by_how_they_ended(metrics):
    for name in ("r1", "r2", "r3", "r4"):
        take(metrics, run("started"), name)
    assert value(metrics, "pipeline_running") == 4
    take(metrics, run("finished"), "r1")
    take(metrics, run("failed"), "r2")
    metrics.take("prefect.flow-run.Crashed", "r3", {}, "document_to_video")
    metrics.take("prefect.flow-run.Cancelled", "r4", {}, "document_to_video")
    metrics.take("prefect.flow-run.Crashed", "r5", {}, "somebody-elses")
    for status in ("completed", "failed", "crashed", "cancelled"):
        assert value(metrics, "pipeline_executions_total", status=status) == 1
    assert value(metrics, "pipeline_running") == 0


def test_batches_are_no_executions_of_their_own(metrics):
    for change in ("started", "progress", "finished"):
        take(metrics, run(change, "batch"))
    assert value(metrics, "pipeline_executions_total", status="completed") == 0
    assert value(metrics, "pipeline_running") == 0


def test_a_stage_that_made_something_is_timed_and_one_that_was_kept_is_not(metrics):
    take(metrics, StageEvent(change="finished", stage="handle_output", seconds=2.0, video_seconds=60.5))
    take(metrics, StageEvent(change="cached", stage="handle_output", seconds=0.1))
    assert value(metrics, "stage_duration_seconds_count", stage_name="handle_output") == 1
    assert value(metrics, "stage_duration_seconds_sum", stage_name="handle_output") == 2
    assert value(metrics, "stage_duration_seconds_bucket", stage_name="handle_output", le="1.0") == 0
    assert value(metrics, "stage_duration_seconds_bucket", stage_name="handle_output", le="2.5") == 1
    assert value(metrics, "video_seconds_total") == 60.5


def test_scenes_are_counted_as_made_kept_or_failed(metrics):
    for change in ("started", "finished", "started", "finished", "cached", "failed"):
        take(metrics, scene(change))
    counted = [value(metrics, f"scenes_{fate}_total", stage_name="generate_video") for fate in ("executed", "cached")]
    assert counted == [2, 1]
    assert value(metrics, "scenes_failed_total", stage_name="generate_video") == 1


def test_every_attempt_to_speak_that_failed_is_counted_by_its_kind(metrics):
    for change in ("progress", "progress", "failed"):
        take(metrics, scene(change, "generate_audio", "VoiceUnavailableError"))
    take(metrics, scene("failed", "generate_video", "RenderError"))
    assert value(metrics, "tts_failures_total", kind="VoiceUnavailableError") == 3
    assert value(metrics, "tts_failures_total", kind="RenderError") is None


def test_foreign_events_do_no_harm_and_are_counted(metrics):
    metrics.take("video-gen.opera.started", "r1", {}, "")
    metrics.take("video-gen.scene.finished", "r1", {"change": "finished"}, "")
    metrics.take("video-gen.run.started", "r1", {"change": "danced", "workflow": "document_to_video"}, "")
    assert value(metrics, "events_ignored_total") == 3


def test_fields_of_a_newer_version_are_overlooked(metrics):
    metrics.take("video-gen.scene.cached", "r1", scene("cached").model_dump() | {"mood": "sunny"}, "")
    assert value(metrics, "scenes_cached_total", stage_name="generate_video") == 1


def labels(metrics):
    """Return the labels of each number that the exporter serves, and their values, after one of each event."""
    take(metrics, StageEvent(change="finished", stage="handle_output"))
    take(metrics, scene("failed", "generate_audio", "VoiceError"))
    found = {}
    for family in text_string_to_metric_families(generate_latest(metrics.registry).decode()):
        for sample in family.samples:
            of_number = found.setdefault(sample.name, {})
            for label, value in sample.labels.items():
                of_number.setdefault(label, set()).add(value)
    return found


def test_the_dashboard_asks_for_numbers_that_there_are(metrics):
    board = json.loads((ROOT / "deployments" / "grafana" / "video-gen.json").read_text())
    known = labels(metrics)
    asked = set()
    for query in [target["expr"] for panel in board["panels"] for target in panel["targets"]]:
        bare = re.sub(r"\{[^}]*\}|\[[^\]]*\]|by \([^)]*\)", "", query)
        numbers = set(re.findall(r"[a-z_]{3,}", bare)) - _FUNCTIONS
        assert numbers
        assert numbers <= known.keys(), query
        for listed in re.findall(r"by \(([^)]*)\)", query):
            assert all(set(listed.split(", ")) <= known[number].keys() for number in numbers), query
        for number, label, chosen in re.findall(r'(\w+)\{(\w+)=~?"([^"]*)"\}', query):
            assert set(chosen.split("|")) <= known[number][label], query
        asked |= numbers
    shown = {"pipeline_executions_total", "stage_duration_seconds_bucket", "scenes_cached_total", "tts_failures_total"}
    assert shown <= asked
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])


def test_the_reference_names_every_number(metrics):
    told = (ROOT / "docs" / "reference" / "events.md").read_text()
    for family in metrics.registry.collect():
        suffix = "_total" if family.type == "counter" else ""
        assert f"`{family.name}{suffix}" in told


def test_the_reference_names_every_field_of_the_events():
    told = (ROOT / "docs" / "reference" / "events.md").read_text()
    for kind in (Event, *KINDS.values()):
        for name, field in kind.model_fields.items():
            assert f"| `{name}` |" in told, name
            assert field.description
