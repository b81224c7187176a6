"""What an operator has around the runs: automations that call somebody, numbers for Prometheus, and logs."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import httpx
import pytest
import yaml

from tests.e2e.conftest import HARBOUR
from tests.e2e.operator import get, post
from tests.e2e.workplace import BIN, ROOT, Running, Workplace, free_port, prefect_server
from tests.e2e.workplace import workplace as a_workplace
from tests.waiting import answers, until

WANTED = ROOT / "deployments" / "server"
SMALL = ("--engine", "espeak", "--size", "320x240", "--target-duration", "10")
LOGGED = {
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "INFO",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_FORMATTER": "json",
    "PREFECT_LOGGING_FORMATTERS_JSON_CLASS": "flows.log_lines.JsonLines",
}
FAILED = {"harbour.md in 10 s", "batch of harbour.md, harbour.md"}
"""A document that failed, and the batch that therefore failed."""
NOTES = {f"Failed: {name}" for name in FAILED}
UI = "http://prefect.local"
KEY = "sk-live-Zanzibar4242"


class Called(NamedTuple):
    """What somebody who is called was sent."""

    path: str
    body: dict[str, Any]


class Site:
    """A server, the exporter beside it, and somebody who is called by webhooks."""

    def __init__(self, place: Workplace, port: int, stack: contextlib.ExitStack) -> None:
        self.place, self._port, self._stack = place, port, stack
        self.calls: list[Called] = []
        self.callee = stack.enter_context(_callee(self.calls))
        self._server = contextlib.ExitStack()
        stack.callback(self.stop)
        self.start()
        self.exporter_port = free_port()

    def start(self) -> None:
        self.api = self._server.enter_context(prefect_server(self.place, self._port))

    def stop(self) -> None:
        self._server.close()

    @property
    def environment(self) -> dict[str, str]:
        called = {"VIDEO_GEN_WEBHOOK_URL": f"{self.callee}/hook", "VIDEO_GEN_NOTIFY_URL": f"{self.callee}/notify"}
        return {"PREFECT_API_URL": self.api, **called}

    def apply(self, folder: Path = WANTED, **variables: str) -> dict[str, str]:
        """Return the fate of each thing that was wanted."""
        ended = self.place.run(
            BIN / "video-gen", "apply", folder, "--json", **({"PREFECT_API_URL": self.api} | variables)
        )
        assert ended.code == 0, ended.err
        return {f"{one['kind']} {one['name']}": one["fate"] for one in ended.report["applied"]}

    def ask(self, path: str, **wanted: Any) -> Any:
        return post(self.api, path, wanted)

    def tell(self, event: str, resource: str, related: list[dict[str, str]], payload: dict[str, Any]) -> None:
        """Send the server an event, as any client may."""
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        told = {"event": event, "occurred": now, "resource": {"prefect.resource.id": resource}, "related": related}
        identity = {"id": str(uuid4())}
        post(self.api, "/events", [told | identity | {"payload": payload}])

    def numbers(self) -> dict[str, float]:
        """Return what Prometheus would read."""
        page = httpx.get(f"http://127.0.0.1:{self.exporter_port}/metrics", trust_env=False).raise_for_status().text
        pairs = (line.rsplit(" ", 1) for line in page.splitlines() if not line.startswith("#"))
        return {name: float(value) for name, value in pairs}


@contextlib.contextmanager
def _callee(calls: list[Called]) -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            calls.append(Called(self.path, json.loads(body)))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with (
        a_workplace(tmp_path_factory.mktemp("site"), DO_NOT_TRACK="1", PREFECT_UI_URL=UI, **LOGGED) as place,
        contextlib.ExitStack() as stack,
    ):
        yield Site(place, free_port(), stack)


@pytest.fixture(scope="module")
def deployment(site: Site) -> str:
    """The deployment that an automation runs, as far as the server knows it."""
    flow = site.ask("/flows/", name="document_to_video")
    return site.ask("/deployments/", name="document-to-video", flow_id=flow["id"])["id"]


@pytest.fixture(scope="module")
def applied(site: Site, deployment: str) -> list[dict[str, str]]:
    """What became of all that was wanted: nobody to call, then for the first time, and for the second."""
    return [site.apply(), site.apply(**site.environment), site.apply(**site.environment)]


@pytest.fixture(scope="module")
def exporter(site: Site) -> Iterator[Running]:
    command = (BIN / "video-gen", "metrics", "--port", str(site.exporter_port))
    running = site.place.start(*command, PREFECT_API_URL=site.api)
    running.until(lambda: answers(f"http://127.0.0.1:{site.exporter_port}/metrics"))
    running.until(lambda: site.numbers()["events_connected"] == 1)
    yield running
    running.process.terminate()
    assert running.finished().code == 0


class Day(NamedTuple):
    """A batch with a good and a bad document, and what was told of it."""

    log: str
    numbers: dict[str, float]
    calls: list[Called]
    output: Path


@pytest.fixture(scope="module")
def day(site: Site, applied: list[dict[str, str]], exporter: Running, tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("day")
    harbour = folder / "harbour.md"
    harbour.write_text(HARBOUR + f"\nThe api_key of the harbour office is {KEY}, which nobody should log.\n")
    bad = f"http://ann:{KEY}@127.0.0.1:9/harbour.md?token={KEY}"
    command = ("batch", harbour, bad, *SMALL, "--output-dir", folder / "videos")
    ended = site.place.run(BIN / "video-gen", *command, PREFECT_API_URL=site.api, OPENAI_API_KEY=KEY)
    assert ended.code == 2, ended.err
    # With SQLite Prefect evaluates an event again where its database was locked: who is called may be called twice.
    until(lambda: {call.body.get("name") for call in site.calls if call.body.get("event") == "failed"} == FAILED)
    until(lambda: any(call.body.get("event") == "completed" for call in site.calls))
    until(lambda: {call.body["text"].partition("\n")[0] for call in site.calls if call.path == "/notify"} == NOTES)
    until(lambda: _ends(site.numbers()) == 2)
    return Day(ended.out + ended.err, site.numbers(), list(site.calls), folder / "videos")


def _key(key: str) -> dict[str, Any]:
    return {"artifacts": {"key": {"any_": [key]}}}


def _ends(numbers: dict[str, float]) -> float:
    return sum(value for name, value in numbers.items() if name.startswith("pipeline_executions_total"))


def test_a_server_gets_what_is_wanted_once(applied):
    nobody, first, second = applied
    assert nobody["pool video"] == nobody["automation video-gen: a document was pushed"] == "created"
    assert nobody["block webhook/video-gen-webhook"] == "left out"
    assert nobody["automation video-gen: webhook on failure"] == "left out"
    assert first["block webhook/video-gen-webhook"] == first["automation video-gen: webhook on failure"] == "created"
    assert first["pool video"] == "unchanged"
    assert second.pop("block remote-file-system/video-gen-results") == "left out"
    assert set(second.values()) == {"unchanged"}
    assert len(second) == 10


def test_who_is_called_learns_what_was_finished_and_what_failed_and_why(day):
    done = next(call.body for call in day.calls if call.body.get("event") == "completed")
    assert (done["workflow"], done["title"]) == ("document_to_video", "harbour.md")
    assert done["videos"] == [str(day.output / "harbour" / "harbour-pilots")]
    failed = {call.body["name"]: call.body for call in day.calls if call.body.get("event") == "failed"}
    assert "nothing is fetched from the web unasked" in failed["harbour.md in 10 s"]["message"]
    assert failed["harbour.md in 10 s"]["state"] == "Failed"
    assert failed["harbour.md in 10 s"]["url"].startswith(f"{UI}/runs/flow-run/")
    notes = [call.body["text"] for call in day.calls if call.path == "/notify"]
    assert all(f"{UI}/runs/flow-run/" in note for note in notes)


def test_numbers_tell_what_runs_made(day):
    numbers = day.numbers
    assert numbers['pipeline_executions_total{status="completed"}'] == 1
    assert numbers['pipeline_executions_total{status="failed"}'] == 1
    scenes = numbers['scenes_executed_total{stage_name="generate_video"}']
    assert numbers['scenes_executed_total{stage_name="generate_audio"}'] == scenes >= 2
    for stage in ("adapt_input", "parse_content", "generate_script", "generate_audio", "generate_video"):
        assert numbers[f'stage_duration_seconds_count{{stage_name="{stage}"}}'] == 1
    assert 8 < numbers["video_seconds_total"] < 14
    assert numbers["pipeline_running"] == numbers["events_ignored_total"] == 0


def test_logs_name_runs_and_scenes_and_tell_no_secrets_and_no_text(day, site):
    lines = [json.loads(line) for line in day.log.splitlines() if line.startswith("{")]
    scenes = {line["scene"] for line in lines if line.get("stage") == "generate_video"}
    assert len(scenes) == day.numbers['scenes_executed_total{stage_name="generate_video"}']
    assert all(line["run_id"] for line in lines if line["logger"] in {"prefect.flow_runs", "prefect.task_runs"})
    kept = json.dumps(site.ask("/logs/filter", limit=200))
    assert "Finished in state Completed()" in kept
    told = site.ask("/events/filter", limit=50, filter={"event": {"prefix": ["video-gen."]}})["events"]
    assert len(told) > 20
    for said in (day.log, kept, json.dumps(told), json.dumps(site.ask("/artifacts/filter", **_key("batch-documents")))):
        for secret in (KEY, "rope ladder", "sandbanks", "nobody should log"):
            assert secret not in said


def test_the_exporter_goes_on_after_a_restart_of_the_server(site, day, tmp_path):
    site.stop()
    until(lambda: site.numbers()["events_connected"] == 0)
    site.start()
    until(lambda: site.numbers()["events_connected"] == 1)
    before = site.numbers()
    document = tmp_path / "tide.md"
    document.write_text("# Tide tables\n\nThe tide tables tell pilots when the water is high enough for deep ships.\n")
    made = site.place.run(
        BIN / "video-gen", "make", document, *SMALL, "--output-dir", tmp_path, PREFECT_API_URL=site.api
    )
    assert made.code == 0, made.err
    until(lambda: _ends(site.numbers()) > _ends(before))
    name = 'pipeline_executions_total{status="completed"}'
    assert site.numbers()[name] == before[name] + 1


def test_a_deployed_run_without_signs_of_life_is_marked_as_crashed(site, applied, tmp_path):
    wanted = yaml.safe_load((WANTED / "automations.yaml").read_text())
    name = "video-gen: a run without signs of life"
    (automation,) = [one for one in wanted["automations"] if one["name"] == name]
    automation["trigger"]["within"] = 10  # the least that Prefect takes
    (tmp_path / "sooner.yaml").write_text(yaml.safe_dump({"automations": [automation]}))
    assert site.apply(tmp_path) == {f"automation {name}": "updated"}
    flow = site.ask("/flows/", name="document_to_video")
    runs = [
        site.ask("/flow_runs/", flow_id=flow["id"], tags=tags, state={"type": "RUNNING"})["id"]
        for tags in (["video"], ["not-ours"])
    ]
    for run, tag in zip(runs, ("video", "not-ours"), strict=True):
        related = [{"prefect.resource.id": f"prefect.tag.{tag}", "prefect.resource.role": "tag"}]
        site.tell("prefect.flow-run.heartbeat", f"prefect.flow-run.{run}", related, {})

    def state(run: str) -> str:
        return get(site.api, f"/flow_runs/{run}")["state_type"]

    until(lambda: state(runs[0]) == "CRASHED")
    assert state(runs[1]) == "RUNNING"


def test_a_pushed_document_has_its_video_made(site, applied, deployment):
    site.tell("video-gen.document.pushed", "docs.guide", [], {"source": "docs/guide.md"})
    wanted = {"deployments": {"id": {"any_": [deployment]}}}
    (run,) = until(lambda: site.ask("/flow_runs/filter", **wanted))
    assert run["parameters"] == {"config": {"source": "docs/guide.md"}}


@pytest.mark.parametrize("command", [("apply", WANTED), ("metrics",)])
def test_what_needs_a_server_of_its_own_says_so(place, command):
    ended = place.run(BIN / "video-gen", *command)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "PREFECT_API_URL: no Prefect server is named" in ended.err
