"""`video-gen review`: scripts that wait for somebody to approve them, and the answer to one."""

import json as json_text
import sys
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.table import Table

from flows.commands.options import Flag
from flows.commands.runs import api_client, console
from video_gen.errors import DocumentError, SettingsError, StorageError
from video_gen.models.script_file import MAX_SCRIPT_CHARS, load_script, picture_names
from video_gen.models.source import Asset

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

_MOST = 200


class Waiting(NamedTuple):
    """A run that waits for its review."""

    run: "FlowRun"
    script: str
    """The YAML that the reviewer is shown."""
    told: str
    """What the reviewer is told: what is asked for, or what was wrong with the last answer."""

    def described(self) -> dict[str, Any]:
        """Return what `--json` says of it."""
        state = self.run.state
        limit = state.state_details.pause_timeout if state else None
        return {
            "id": str(self.run.id),
            "name": self.run.name,
            "since": state.timestamp.isoformat() if state else None,
            "until": limit.isoformat() if limit else None,
            "told": self.told,
        }


def review(
    run: str = "",
    /,
    *,
    approve: Flag = False,
    reject: Flag = False,
    script: Path | None = None,
    reason: str = "",
    json: Flag = False,
) -> int:
    """List the scripts that wait for a review; print one; approve it, as it is or edited, or reject it.

    Parameters
    ----------
    run:
        Id of the run, or its first characters. By itself: print the script.
    approve:
        Make the video of the script.
    reject:
        Make nothing; the run fails with the reason.
    script:
        File with the edited script to approve in place of the one proposed.
    reason:
        Why the script is rejected.
    json:
        Print one JSON object.
    """
    _check(run, script, reason, approve=approve, reject=reject)
    edited = _read(script) if script else ""
    with ExitStack() as stack:
        client = api_client(stack)
        waiting = _waiting(client)
        if not run:
            return _list(waiting, as_json=json)
        one = _named(waiting, run)
        if edited:
            check_fits(edited, one.script)
        if approve or reject:
            _answer(client, one, "approve" if approve else "reject", edited, reason)
    if json:
        decision = "approved" if approve else "rejected" if reject else None
        answered = {"script": edited or one.script, "decision": decision}
        print(json_text.dumps(one.described() | answered, ensure_ascii=False))  # noqa: T201  # the result
    elif approve or reject:
        print(f"{'Approved' if approve else 'Rejected'}: {one.run.name}", file=sys.stderr)  # noqa: T201
    else:
        print(one.script, end="")  # noqa: T201  # the result
    return 0


def check_fits(text: str, proposed: str) -> None:
    """Return where a text is a script that shows no other pictures than the proposed one; the run looks closer.

    Raises:
        DocumentError: It is not; the subject names the place.
    """
    names = picture_names(proposed)
    load_script(text, tuple(Asset(name=name, data=b"", media_type="image/png") for name in names))


def _check(run: str, script: Path | None, reason: str, *, approve: bool, reject: bool) -> None:
    if approve and reject:
        raise SettingsError("--approve --reject", "it is one or the other", "Give one of them")
    if (approve or reject or script or reason) and not run:
        raise SettingsError("command line", "no run is named", "Take one from `video-gen review`")
    if script and not approve:
        raise SettingsError("--script", "it is what is approved", "Give --approve too")
    if reason and not reject:
        raise SettingsError("--reason", "it is why a script is rejected", "Give --reject too")


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(MAX_SCRIPT_CHARS + 1)
    except UnicodeDecodeError as error:
        raise DocumentError(str(path), "it is no UTF-8 text", "Save the script as UTF-8") from error
    except OSError as error:
        raise DocumentError(str(path), error.strerror or "it cannot be read", "Name the edited script") from error
    if not text.strip():
        raise DocumentError(str(path), "it is empty", "Write the script into it, or leave --script out")
    return text


def _waiting(client: "SyncPrefectClient") -> list[Waiting]:
    from prefect.client.schemas.filters import FlowFilter, FlowRunFilter  # noqa: PLC0415  # long imports, not for --help
    from prefect.client.schemas.sorting import FlowRunSort  # noqa: PLC0415

    from flows.server.records import close_dead_runs  # noqa: PLC0415

    close_dead_runs()  # nobody would hear the answer
    runs = client.read_flow_runs(
        flow_filter=FlowFilter.model_validate({"name": {"any_": ["document_to_video"]}}),
        flow_run_filter=FlowRunFilter.model_validate({"state": {"type": {"any_": ["PAUSED"]}}}),
        sort=FlowRunSort.EXPECTED_START_TIME_DESC,
        limit=_MOST,
    )
    return [waiting for run in runs if (waiting := _asked(client, run))]


def _asked(client: "SyncPrefectClient", run: "FlowRun") -> Waiting | None:
    """Return what a run asks; None where it is paused for another reason."""
    from prefect.exceptions import PrefectHTTPStatusError  # noqa: PLC0415  # long imports, not for --help

    keys = run.state.state_details.run_input_keyset if run.state else None
    if not keys or "-review-" not in keys["schema"]:
        return None
    try:
        schema = json_text.loads(client.read_flow_run_input(run.id, keys["schema"]))
        told = json_text.loads(client.read_flow_run_input(run.id, keys["description"]))
    except PrefectHTTPStatusError as error:
        if error.response.status_code != HTTPStatus.NOT_FOUND:
            raise
        return None  # it is about to ask
    return Waiting(run, schema["properties"]["script"]["default"], told)


def _named(waiting: list[Waiting], run: str) -> Waiting:
    hits = [one for one in waiting if str(one.run.id).startswith(run.lower())]
    if len(hits) != 1:
        reason = f"{len(hits)} of {len(waiting)} waiting runs have an id that begins so"
        raise SettingsError(f"run {run}", reason, "Take one from `video-gen review`")
    return hits[0]


def _answer(client: "SyncPrefectClient", one: Waiting, decision: str, script: str, reason: str) -> None:
    from prefect.client.schemas.responses import SetStateStatus  # noqa: PLC0415  # long imports, not for --help

    answered = client.resume_flow_run(
        one.run.id, run_input={"decision": decision, "script": script or one.script, "reason": reason}
    )
    if answered.status != SetStateStatus.ACCEPT:
        why = getattr(answered.details, "reason", None) or "it does not wait any more"
        raise StorageError(f"run {one.run.name}", why, "See it with `video-gen runs`")


def _list(waiting: list[Waiting], *, as_json: bool) -> int:
    described = [one.described() for one in waiting]
    if as_json:
        print(json_text.dumps({"waiting": described}, ensure_ascii=False))  # noqa: T201  # the result
        return 0
    table = Table("since", "until", "id", "run", box=None, pad_edge=False)
    for one in described:
        times = (one[name][:16].replace("T", " ") if one[name] else "-" for name in ("since", "until"))
        table.add_row(*times, one["id"][:8], one["name"])
    console().print(table, markup=False)
    return 0
