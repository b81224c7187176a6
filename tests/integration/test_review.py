"""The gate behind the script: a run waits until somebody approved, on Prefect's own test server."""

import contextvars
import json
import re
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId
from prefect.client.schemas.objects import State
from prefect.client.schemas.sorting import FlowRunSort
from prefect.input import keyset_from_paused_state
from prefect.settings import PREFECT_API_URL
from prefect.states import Cancelled, Paused

from flows.commands.review import review
from flows.document_to_video import document_to_video
from flows.server.embedded import API_URL_VARIABLE
from tests.integration.test_flow import outcomes
from tests.waiting import PATIENCE_SECONDS, until
from video_gen.errors import DocumentError, ReviewError, SettingsError
from video_gen.models.config import InputConfig
from video_gen.models.files import Manifest

SCRIPT = """\
videos:
  - id: tour
    title: A short tour
    scenes:
      - id: title
        narration: Welcome to the tour.
        visual: {kind: title, title: A short tour}
      - id: outro
        narration: That was all.
        visual: {kind: outro, title: The end}
"""


def config(script, **settings):
    chosen = {"engine": "espeak", "size": "320x240", "fps": 24, "output_dir": script.parent / "videos"}
    return InputConfig.model_validate({"source": str(script), "review": True, **chosen, **settings})


class Asking:
    """A run in a thread of its own, which waits for an answer."""

    def __init__(self, script: Path, capsys, **settings):
        self.capsys = capsys
        self.state: State | None = None
        run = contextvars.copy_context().run
        self.thread = threading.Thread(target=run, args=(self._run, config(script, **settings)), daemon=True)
        self.thread.start()

    def _run(self, config):
        self.state = document_to_video(config, return_state=True)

    def until(self, reached: Callable[[dict], bool]) -> dict:
        """Return what the run asks, once it asks as is wanted."""

        def asked() -> dict | None:
            assert review(json=True) == 0
            found = [one for one in json.loads(self.capsys.readouterr().out)["waiting"] if reached(one)]
            assert found or self.thread.is_alive(), self.state
            return found[0] if found else None

        return until(asked, self.told)

    def asks(self) -> dict:
        return self.until(lambda one: one["told"].startswith("Is this script of tour.yaml"))

    def ended(self) -> State:
        self.thread.join(PATIENCE_SECONDS)
        assert self.state, self.told()
        return self.state

    def told(self) -> str:
        """Return where the run stands: its last states, what it logged, and what its thread is at."""
        with get_client(sync_client=True) as client:
            (run,) = client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=1)
            states = [(state.name, state.message) for state in client.read_flow_run_states(run.id)]
            logs = client.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id])))
        frame = sys._current_frames().get(self.thread.ident)  # noqa: SLF001  # there is no other way
        stack = traceback.format_stack(frame) if frame else ["its thread has ended"]
        return "\n".join([f"{run.name}: {states}", *(log.message for log in logs[-20:]), *stack])


@pytest.fixture
def script(tmp_path, result_store, monkeypatch):
    monkeypatch.setenv(API_URL_VARIABLE, PREFECT_API_URL.value())
    path = tmp_path / "tour.yaml"
    path.write_text(SCRIPT)
    return path


def test_an_edit_that_does_not_fit_is_asked_for_again_and_what_is_approved_is_made_and_kept(script, tmp_path, capsys):
    document_to_video(config(script, review=False))
    run = Asking(script, capsys, target_duration=30)
    asked = run.asks()
    assert review(asked["id"][:13]) == 0
    text = capsys.readouterr().out
    assert "- Welcome to the tour." in text

    edited = tmp_path / "edited.yaml"
    edited.write_text(text.replace("kind: outro", "kind: autro"))
    with pytest.raises(DocumentError, match=r"scenes\[1\].visual"):
        review(asked["id"], approve=True, script=edited)
    edited.write_text(text.replace("language: en", "language: de"))
    assert review(asked["id"], approve=True, script=edited) == 0
    again = run.until(lambda one: "does not change the language" in one["told"])
    assert review(again["id"]) == 0
    assert "language: de" in capsys.readouterr().out
    edited.write_text(re.sub(r"( *)- id: outro\n", r"\g<0>\1  voice: robot\n", text))
    assert review(again["id"], approve=True, script=edited) == 0
    again = run.until(lambda one: "scene outro, voice robot" in one["told"])
    edited.write_text(text.replace("That was all.", "This was all."))
    assert review(again["id"], approve=True, script=edited) == 0

    state = run.ended()
    (video,) = state.result()
    assert "This was all." in video.path("srt").read_text()
    assert "edited in review: outro" in Manifest.model_validate_json(video.path("manifest").read_bytes()).warnings
    made = outcomes(state)
    assert (made["review_script", "Completed"], made["generate_audio", "Completed"]) == (1, 1)
    assert made["generate_audio", "Cached"] == 1

    after = document_to_video(config(script, target_duration=30), return_state=True)
    assert "This was all." in after.result()[0].path("srt").read_text()
    assert outcomes(after)["review_script", "Cached"] == 1


def test_an_edit_that_is_sent_twice_unmended_is_asked_for_a_third_time(script, tmp_path, capsys):
    run = Asking(script, capsys)
    asked = run.asks()
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(SCRIPT.replace("videos:", "video-gen: {language: de}\nvideos:"))
    for _ in range(2):
        assert review(asked["id"], approve=True, script=wrong) == 0
        asked = run.until(lambda one, before=asked: one["until"] != before["until"])
        assert "does not change settings" in asked["told"]
    assert review(asked["id"], reject=True) == 0
    assert isinstance(run.ended().result(raise_on_failure=False), ReviewError)


def test_a_rejected_script_makes_nothing(script, capsys):
    run = Asking(script, capsys)
    asked = run.asks()
    assert review(asked["id"], reject=True, reason="Too short.") == 0
    assert "Rejected: tour.yaml in 60 s" in capsys.readouterr().err

    state = run.ended()
    error = state.result(raise_on_failure=False)
    assert isinstance(error, ReviewError)
    assert (error.exit_code, error.reason) == (7, "its script was rejected: Too short")
    assert "generate_audio" not in {task for task, _ in outcomes(state)}


def test_nobody_answers_in_time(script, capsys, caplog):
    state = Asking(script, capsys, review_hours=1 / 3600).ended()

    assert re.search(r"The script waits for its review until [-\d]+ [:\d]+ UTC; then the run fails", caplog.text)
    assert isinstance(state.result(raise_on_failure=False), ReviewError)
    with get_client(sync_client=True) as client:
        told = client.read_flow_run(state.state_details.flow_run_id).state
    assert (told.type, "nobody reviewed its script within" in told.message) == ("FAILED", True)


def test_a_run_that_is_about_to_ask_is_not_yet_listed(script, capsys):
    """It is paused first; then what it asks is written."""
    pause = Paused(timeout_seconds=60, pause_key="review-0")
    pause.state_details.run_input_keyset = keyset_from_paused_state(pause)
    with get_client(sync_client=True) as client:
        run = client.create_flow_run(document_to_video, parameters={"config": {"source": "tour.yaml"}})
        client.set_flow_run_state(run.id, pause, force=True)
        assert review(json=True) == 0
        client.set_flow_run_state(run.id, Cancelled(), force=True)
    assert json.loads(capsys.readouterr().out) == {"waiting": []}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"run": "nosuchrun"}, "0 of 0 waiting runs"),
        ({"approve": True}, "no run is named"),
        ({"run": "a", "approve": True, "reject": True}, "one or the other"),
        ({"run": "a", "script": Path("a.yaml")}, "it is what is approved"),
        ({"run": "a", "approve": True, "reason": "b"}, "why a script is rejected"),
    ],
)
def test_the_command_refuses_what_makes_no_sense(script, arguments, reason):
    run = arguments.pop("run", "")
    with pytest.raises(SettingsError, match=reason):
        review(run, **arguments)


def test_an_edited_script_that_cannot_be_read_is_told_before_anything_is_answered(script, tmp_path):
    broken = tmp_path / "broken.yaml"
    for content, reason in ((b"\xff\xfe\xff", "no UTF-8"), (b" \n", "it is empty"), (None, "No such file")):
        broken.unlink(missing_ok=True)
        if content:
            broken.write_bytes(content)
        with pytest.raises(DocumentError, match=reason):
            review("a", approve=True, script=broken)
