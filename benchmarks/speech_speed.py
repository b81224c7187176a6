"""How long speech takes: ten minutes of it with the embedded voice, and twenty calls of a slow online service.

`python benchmarks/speech_speed.py` speaks scenes as the workflow does, as Prefect tasks in threads of one process. The
service is a stand-in on loopback that takes 2 s a call, asked by edge-tts's real client; four calls run at a time.
"""

import os
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ |= {"PREFECT_LOGGING_LEVEL": "ERROR", "PREFECT_LOGGING_TO_API_ENABLED": "false"}  # read by the first import

from prefect import flow, unmapped

from flows import stages
from flows.server.connection import connect
from flows.server.embedded import API_URL_VARIABLE, EmbeddedServer
from flows.server.environment import prepare
from flows.turns import limit_calls
from tests.integration.fake_edge import serving
from video_gen.audio import choose_speaker, generate_audio
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.script import SceneConfig, TitleVisual

SENTENCES = (
    "Every finished scene is kept and verified, so that a crash or a full disk costs nothing that was done.",
    "The library offers a familiar interface, and it can be used from synchronous and asynchronous code alike.",
    "A document is read once, parsed into blocks, and each block is narrated, shown, or left out for a reason.",
)


@flow
def spoken(scenes: list[SceneConfig], speaker: Speaker) -> tuple[float, float, list[AudioClip]]:
    """Return the seconds that speaking took, those of the processor for this process and its children, the clips."""
    limit_calls(speaker)
    began, worked = time.perf_counter(), _processor_s()
    clips = [future.result() for future in stages.generate_audio.map(scenes, unmapped(speaker), unmapped(30))]
    return time.perf_counter() - began, _processor_s() - worked, clips


def _processor_s() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def scenes_of(count: int, lines: int) -> list[SceneConfig]:
    """Return scenes that all differ."""
    return [
        SceneConfig(
            id=f"s{n}",
            narration=tuple(f"Number {n * lines + at}. {SENTENCES[at % len(SENTENCES)]}" for at in range(lines)),
            visual=TitleVisual(title="T"),
        )
        for n in range(count)
    ]


def main() -> None:
    """Print both lengths of time."""
    with TemporaryDirectory() as home:
        os.environ["PREFECT_HOME"] = home
        os.environ.pop(API_URL_VARIABLE, None)
        prepare()
        with EmbeddedServer() as server:
            connect(server)
            print_both()


def print_both() -> None:
    """Speak as the flow does, on the server that answers here."""
    speaker = choose_speaker("espeak", "male", "en")
    spoken(scenes_of(2, 1), speaker)  # imports, the first connection
    took, worked, clips = spoken(scenes_of(33, 3), speaker)
    length = sum(clip.timing.samples for clip in clips) / SAMPLE_RATE_HZ
    print(
        f"espeak: {length:.0f} s of speech, {len(clips)} scenes, in {took:.2f} s, "
        f"{worked:.2f} s of processor time; for 600 s {took * 600 / length:.2f} s"
    )
    with serving() as service:
        os.environ["VIDEO_GEN_EDGE_ENDPOINT"] = service.endpoint
        speaker = choose_speaker("edge", "male", "en")
        for scene in scenes_of(20, 1):
            generate_audio(scene, speaker, 30)  # the stand-in knows then what it sounds like
        service.wait_s = 2.0
        took, worked, clips = spoken(scenes_of(20, 1), speaker)
        print(
            f"edge: {len(clips)} calls of 2 s, {service.most_at_once} at a time, in {took:.2f} s, "
            f"{worked:.2f} s of processor time"
        )


if __name__ == "__main__":
    main()
