"""The run waits until a person has approved the script: in Prefect's UI, or with `video-gen review`."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from prefect import runtime
from prefect.client.orchestration import get_client
from prefect.context import FlowRunContext
from prefect.exceptions import FlowPauseTimeout
from prefect.flow_runs import pause_flow_run, suspend_flow_run
from prefect.input import RunInput
from prefect.logging import get_run_logger
from prefect.settings import PREFECT_TASKS_REFRESH_CACHE
from prefect.states import Failed
from pydantic import Field, create_model

from flows import stages
from flows.artifacts import keep_script
from flows.reporting import tell_stage
from flows.result_store import result_store
from video_gen.audio import check_scenes
from video_gen.errors import ReviewError, VideoGenError
from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.config import InputConfig
from video_gen.models.review import check_edit, pictures_of, review_text, settled_edit
from video_gen.models.script import VideoSetConfig
from video_gen.models.script_file import MAX_SCRIPT_CHARS
from video_gen.models.source import MediaType, Source
from video_gen.parsing import parse_content
from video_gen.scripting import generate_script

POLL_SECONDS = 1
SECONDS_AN_HOUR = 3600
SCRIPT_TYPE: MediaType = "application/vnd.video-gen.script+yaml"


class ScriptReview(RunInput):
    """The form in which a reviewer decides about a script."""

    decision: Literal["approve", "reject"] = Field(
        description="Approve the script as it stands below, with your changes, or reject it: then nothing is made."
    )
    script: str = Field(
        default="",
        max_length=MAX_SCRIPT_CHARS,
        description="The script as YAML. Change what is said (narration) and shown (visual), add, move or remove "
        "scenes; leave it as it is, or empty, to take it as proposed.",
    )
    reason: str = Field(
        default="", max_length=500, description="Why it is rejected; whoever looks at the run reads it."
    )


def reviewed(proposed: VideoSetConfig, name: str, speaker: Speaker, settings: InputConfig) -> VideoSetConfig:
    """Return the script that a person approved, as proposed or edited; at once where it was approved before.

    The approval is kept with the script that it was given for: a run that is tried again, and the next run with the
    same script, do not ask. A script that was edited into something that does not fit is asked for again, with what is
    wrong and the reviewer's own text.

    Args:
        proposed: What the reviewer sees first.
        name: The document, for people.
        speaker: Who is to read it.
        settings: How the videos are made, and how long to wait.

    Raises:
        ReviewError: It was rejected, or nobody answered in time.
    """
    store, key = result_store(), stages.review_key(proposed)
    if store.exists(key) and not PREFECT_TASKS_REFRESH_CACHE.value():
        return stages.review_script(proposed, proposed).replace(warnings=proposed.warnings)
    text = review_text(proposed)
    keep_script(text, name, waits=True)
    tell_stage("started", stages.review_script.name)
    shown, problem = text, ""
    for question in itertools.count(1):
        answer = _answer(shown, problem, name, settings.review_hours, _pause_key(key, question))
        if answer.decision == "reject":
            reason = answer.reason.strip().rstrip(".") or "no reason was given"
            raise ReviewError(name, f"its script was rejected: {reason}", "Change the document, and run it again")
        if not answer.script.strip() or answer.script.strip() == text.strip():
            approved = proposed
            break
        try:
            approved = _edited(answer.script, proposed, speaker, settings)
            break
        except VideoGenError as error:
            get_run_logger().warning("The edited script does not fit: %s", error)
            shown, problem = answer.script, str(error)
    kept = stages.review_script(proposed, approved)
    tell_stage("finished", stages.review_script.name)
    return kept


def _edited(text: str, proposed: VideoSetConfig, speaker: Speaker, settings: InputConfig) -> VideoSetConfig:
    """Return what a reviewer made of a script: read as a saved script is, for it may come from anybody.

    Raises:
        VideoGenError: It is no script, changes what is not a reviewer's to choose, or cannot be spoken.
    """
    pictures = pictures_of(proposed)
    document = parse_content(Source.make("the edited script", SCRIPT_TYPE, text, assets=pictures))
    assert document.script  # noqa: S101  # what a saved script is read as
    check_edit(document.script, document.front_matter, proposed)
    edited = generate_script(document, speaker, Brief.of(settings))
    for video in edited.videos:
        check_scenes(video.scenes, speaker)
    return settled_edit(edited, proposed)


def _pause_key(key: str, question: int) -> str:
    """Return the name of a pause: Prefect answers one that it knows by itself, as it should for a run that comes back.

    Another script, another try of the run and each further question are new to it, also where the same wrong edit was
    sent once more.
    """
    return f"review-{key.rsplit('/', 1)[-1][:16]}-{runtime.flow_run.run_count}-{question}"


def _answer(shown: str, problem: str, name: str, hours: float, key: str) -> ScriptReview:
    """Return what the reviewer decided.

    A run of a deployment leaves its worker meanwhile and comes back when it is answered; others wait where they are.
    """
    seconds = max(1, round(hours * SECONDS_AN_HOUR))
    form = _form(shown, problem, name, hours)
    context = FlowRunContext.get()
    assert context  # noqa: S101  # a review is part of a run
    assert context.flow_run  # noqa: S101
    run = context.flow_run
    until = datetime.now(UTC) + timedelta(seconds=seconds)
    get_run_logger().info(
        "The script waits for its review until %s UTC; then the run fails", f"{until:%Y-%m-%d %H:%M:%S}"
    )
    if run.deployment_id and not run.parent_task_run_id:
        return suspend_flow_run(form, timeout=seconds, key=key)
    try:
        return pause_flow_run(form, timeout=seconds, poll_interval=POLL_SECONDS, key=key)
    except FlowPauseTimeout as met:
        error = ReviewError(
            name, f"nobody reviewed its script within {hours:g} h", "Run it again, or raise --review-hours"
        )
        with get_client(sync_client=True) as client:  # Prefect's own words for it name neither cause nor remedy
            client.set_flow_run_state(run.id, Failed(message=str(error)), force=True)
        raise error from met


def _form(shown: str, problem: str, name: str, hours: float) -> type[ScriptReview]:
    fields = dict(ScriptReview.model_fields)
    text: Any = (str, Field(default=shown, max_length=MAX_SCRIPT_CHARS, description=fields["script"].description))
    form = create_model("ScriptReview", __base__=ScriptReview, script=text)
    asked = f"Is this script of {name} to become a video? The run fails if nobody has answered after {hours:g} h."
    wrong = f"The edited script does not fit. {problem} Your text is kept below: mend it, and approve again."
    return form.with_initial_data(description=wrong if problem else asked)
