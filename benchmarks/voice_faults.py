"""What a user sees when the online service fails, and how soon: the table in docs/reference/voices.md.

`python benchmarks/voice_faults.py [FAULT ...]` runs the workflow on a script of two scenes against a stand-in on
loopback that has one fault, through edge-tts's real client, with the deadlines and
retries that users have. It takes ten minutes.
"""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["DO_NOT_TRACK"] = "1"

from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, PREFECT_LOGGING_LEVEL, temporary_settings
from prefect.testing.utilities import prefect_test_harness

from flows.document_to_video import document_to_video
from tests.integration.fake_edge import serving
from video_gen.models.config import InputConfig
from video_gen.models.files import Manifest, VideoFiles

SCRIPT = """\
videos:
  - id: tour
    title: A tour
    scenes:
      - id: one
        narration: The tour leads along the old harbour and shows the boats.
        visual: {kind: title, title: A tour}
      - id: two
        narration: It ends where it began, at the bell.
        visual: {kind: title, title: The end}
"""
MANY = 40
ONCE = {"status 403 once": "403", "status 503 once": "503", "connection dropped once": "drop"}
FOR_EVER = {
    "status 403": "403",
    "status 429": "429",
    "status 503": "503",
    "request refused, status 400": "400",
    "connection dropped in mid-stream": "drop",
    "closed in mid-stream": "close",
    "no audio, as for a voice withdrawn": "no audio",
    "noise instead of MP3": "noise",
    "another format": "other format",
    "half of the sound": "half",
    "silence": "silence",
    "stalls in mid-stream": "stall",
    "never answers": "hang",
}
FAULTS: dict[str, list[str]] = {
    **{name: ["", fault] for name, fault in ONCE.items()},  # the first call is the one that tries the voice out
    **{f"{name}, for ever": ["", *[fault] * MANY] for name, fault in FOR_EVER.items()},
    "clock two hours off": ["skew", "skew"],
}


def main(wanted: list[str]) -> None:
    """Print a row for each fault: first with `--engine edge`, then with `--allow-mixed-voices`."""
    with prefect_test_harness(server_startup_timeout=90), temporary_settings({PREFECT_LOGGING_LEVEL: "CRITICAL"}):
        print("| fault | `--engine edge` | with `--allow-mixed-voices` |\n| --- | --- | --- |")
        for name, faults in FAULTS.items():
            if not wanted or name in wanted:
                print(f"| {name} | {_told(faults, mixed=False)} | {_told(faults, mixed=True)} |", flush=True)


def _told(faults: list[str], *, mixed: bool) -> str:
    with TemporaryDirectory() as folder, temporary_settings({PREFECT_LOCAL_STORAGE_PATH: Path(folder, "kept")}):
        script = Path(folder, "tour.yaml")
        script.write_text(SCRIPT)
        config = InputConfig(
            source=str(script),
            output_dir=Path(folder, "videos"),
            engine="edge",
            size="320x240",
            allow_mixed_voices=mixed,
        )
        with serving(*faults) as service:
            os.environ["VIDEO_GEN_EDGE_ENDPOINT"] = service.endpoint
            began = time.monotonic()
            state = document_to_video(config, return_state=True)
            took = time.monotonic() - began
        outcome = state.result(raise_on_failure=False)
        text = _spoken(outcome) if isinstance(outcome, list) else str(outcome)
        return f"{text} {took:.0f} s"


def _spoken(videos: list[VideoFiles]) -> str:
    manifest = Manifest.model_validate_json((videos[0].folder / "manifest.json").read_bytes())
    engines = ", ".join(f"{scene.id} by {scene.voice.partition(':')[0]}" for scene in manifest.scenes)
    warnings = "".join(f" warning: {warning}." for warning in manifest.warnings if "could not speak" in warning)
    return f"a video: {engines}.{warnings}"


if __name__ == "__main__":
    main(sys.argv[1:])
