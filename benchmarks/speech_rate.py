"""How near planned lengths come to spoken ones, with the embedded voices.

`python benchmarks/speech_rate.py DOCUMENT ...`: for each document, voice and target it plans a script, speaks it, and
prints the lengths, and the rate that was planned with beside the one that was spoken.
"""

import sys
from typing import get_args

import video_gen as vg
from video_gen.media.spoken import beside_letters_s, speech
from video_gen.models.audio import AudioClip
from video_gen.models.choices import VoiceName
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.script import SceneConfig
from video_gen.scripting.pacing import Pace

_TARGETS_S = (60, 120)


def main(sources: list[str]) -> None:
    """Print a row for each document, voice and target."""
    print("document                         voice           target planned  spoken  of plan of target  rate spoken")
    for source in sources:
        for voice in get_args(VoiceName):
            for target in _TARGETS_S:
                _row(vg.InputConfig(source=source, engine="espeak", voice=voice, target_duration=target))


def _row(config: vg.InputConfig) -> None:
    document = vg.parse_content(vg.adapt_input(config))
    settings = vg.resolve_settings(config, document)
    speaker = vg.choose_speaker("espeak", settings.voice, settings.language)
    scenes = vg.generate_script(document, speaker, vg.Brief.of(settings)).videos[0].scenes
    clips = [vg.generate_audio(scene, speaker, settings.fps) for scene in scenes]
    pace = Pace(speaker.characters_per_second, speaker.language)
    planned, spoken = sum(map(pace.scene_s, scenes)), sum(clip.duration_s for clip in clips)
    target = settings.target_duration
    rate = _spoken_rate(scenes, clips, speaker.language)
    print(
        f"{config.source.rsplit('/', 1)[-1][:32]:32} {settings.voice:15} {target:6} {planned:7.1f} {spoken:7.1f} "
        f"{spoken / planned - 1:+8.1%} {spoken / target - 1:+9.1%} {speaker.characters_per_second:5.1f} {rate:6.1f}"
    )


def _spoken_rate(scenes: tuple[SceneConfig, ...], clips: list[AudioClip], language: str) -> float:
    """Return the characters a second that were spoken, pauses left out: what `audio.rates` holds."""
    characters, letters_s = 0, 0.0
    for scene, clip in zip(scenes, clips, strict=True):
        for index, line in enumerate(scene.narration):
            words = [word for word in clip.timing.words if word.line == index]
            if words:
                text = speech(line, language).text
                characters += len(text)
                letters_s += (words[-1].end - words[0].start) / SAMPLE_RATE_HZ - beside_letters_s(text)
    return characters / letters_s


if __name__ == "__main__":
    main(sys.argv[1:])
