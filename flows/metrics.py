"""Events become the numbers that Prometheus asks for."""

from collections.abc import Mapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from pydantic import ValidationError

from flows.events import KINDS, PREFIX, Event, RunEvent, SceneEvent, StageEvent

PIPELINE = "document_to_video"
"""The workflow whose runs are counted; batches and synchronisations are made of them."""
CLOSED = {"prefect.flow-run.Crashed": "crashed", "prefect.flow-run.Cancelled": "cancelled"}
"""Prefect's own events of runs that could not tell their end themselves, and the status that they are counted as."""
STATUSES = ("completed", "failed", *CLOSED.values())
BUCKETS_S = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0)
_SPEAKING = "generate_audio"


class Metrics:
    """What was counted since the exporter began, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        common: dict[str, Any] = {"registry": self.registry}
        self._executions = Counter(
            "pipeline_executions", "Runs of document_to_video that ended, by how they ended", ["status"], **common
        )
        self._running = Gauge("pipeline_running", "Runs of document_to_video that are at work", **common)
        self._stages = Histogram(
            *("stage_duration_seconds", "How long stages took that made something", ["stage_name"]),
            buckets=BUCKETS_S,
            **common,
        )
        self._executed = Counter("scenes_executed", "Scenes that a stage made", ["stage_name"], **common)
        self._cached = Counter("scenes_cached", "Scenes that a stage took from what was kept", ["stage_name"], **common)
        self._failed = Counter("scenes_failed", "Scenes that failed in a stage at last", ["stage_name"], **common)
        self._tts_failures = Counter(
            "tts_failures", "Attempts to speak a scene that failed, by the kind of error", ["kind"], **common
        )
        self._video_seconds = Counter("video_seconds", "Seconds of video that were written", **common)
        self._ignored = Counter("events_ignored", "Events that could not be read", **common)
        self.connected = Gauge("events_connected", "1 while events are received from Prefect's server", **common)
        self._at_work: set[str] = set()
        for status in STATUSES:
            self._executions.labels(status)
        for scenes in (self._executed, self._cached, self._failed):
            for stage in (_SPEAKING, "generate_video"):
                scenes.labels(stage)

    def take(self, name: str, run: str, payload: Mapping[str, Any], workflow: str) -> None:
        """Count an event.

        Args:
            name: Its name in Prefect, such as `video-gen.scene.finished`.
            run: Id of the run that it belongs to.
            payload: Its payload.
            workflow: Name of the run's workflow, where Prefect tells of the run itself.
        """
        if name in CLOSED:
            if workflow == PIPELINE:
                self._end(run, CLOSED[name])
            return
        try:
            event = KINDS[name.removeprefix(PREFIX).partition(".")[0]].model_validate(payload)
        except (KeyError, ValidationError):  # anybody may send events
            self._ignored.inc()
            return
        self._count(event, run)

    def _count(self, event: Event, run: str) -> None:
        match event:
            case RunEvent(workflow="document_to_video", change="started"):
                self._at_work.add(run)
                self._running.set(len(self._at_work))
            case RunEvent(workflow="document_to_video", change="finished" | "failed"):
                self._end(run, "completed" if event.change == "finished" else "failed")
            case StageEvent(change="finished"):
                self._stages.labels(event.stage).observe(event.seconds)
                self._video_seconds.inc(event.video_seconds)
            case SceneEvent(change="finished" | "cached" | "failed"):
                ends = {"finished": self._executed, "cached": self._cached, "failed": self._failed}
                ends[event.change].labels(event.stage).inc()
        if isinstance(event, SceneEvent) and event.stage == _SPEAKING and event.error:
            self._tts_failures.labels(event.error).inc()

    def _end(self, run: str, status: str) -> None:
        self._executions.labels(status).inc()
        self._at_work.discard(run)
        self._running.set(len(self._at_work))
