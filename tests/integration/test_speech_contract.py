"""What every speech engine has to do, checked on all of them.

edge-tts's real client talks to a stand-in on loopback; Piper runs a voice file that was made for the tests.
"""

import numpy as np
import pytest

from tests.integration.fake_edge import serving
from tests.integration.piper_voice_file import write_voice
from video_gen.audio import choose_speaker, generate_audio, voice_key
from video_gen.audio.edge import ENDPOINT_VARIABLE
from video_gen.models.script import SceneConfig, TitleVisual

LINES = (
    "Hello, world: it costs $4.50 and kubectl is state-of-the-art.",
    "A second line follows, with 12 words and 3.14 in them — really.",
    "Done!",
)
SPOKEN = [
    ["Hello", "world", "it", "costs", "$4.50", "and", "kubectl", "is", "state-of-the-art"],
    ["A", "second", "line", "follows", "with", "12", "words", "and", "3.14", "in", "them", "really"],
    ["Done"],
]
LEAD, LINE_GAP = 12_000, 13_440
AUDIBLE = 200
"""RMS of a word at least: -44 dB of full scale."""


def scene(*lines, **settings):
    return SceneConfig(id="s", narration=lines or LINES, visual=TitleVisual(title="T"), **settings)


@pytest.fixture(scope="module", params=["espeak", "edge", "piper"])
def speaker(request, tmp_path_factory):
    if request.param == "espeak":
        yield choose_speaker("espeak", "male", "en")
        return
    if request.param == "piper":
        folder = tmp_path_factory.mktemp("voices")
        write_voice(folder)
        write_voice(folder, "en_US-amy-low")
        yield choose_speaker("piper", "male", "en", folder)
        return
    with serving() as service, pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENDPOINT_VARIABLE, service.endpoint)
        yield choose_speaker("edge", "male", "en")


@pytest.fixture(scope="module")
def clip(speaker):
    return generate_audio(scene(), speaker, 30)


def sound(clip):
    return np.frombuffer(clip.pcm, "<i2").astype(float)


def rms(samples):
    return np.sqrt((samples**2).mean())


def test_it_says_who_spoke(speaker, clip):
    assert (clip.engine, clip.voice_name) == (speaker.engine, speaker.name)


def test_it_says_whether_it_knows_when_words_are_spoken(speaker, clip):
    assert clip.timing.estimated == (speaker.engine == "piper")


def test_it_reads_faster_when_told_to(speaker):
    plain, fast = (generate_audio(scene(LINES[1]), who, 30).timing for who in (speaker, speaker.replace(tempo=1.15)))
    spoken = [timing.words[-1].end - timing.words[0].start for timing in (plain, fast)]
    if speaker.engine == "edge":  # the stand-in does not follow; see what it was asked for in the tests of its faults
        assert voice_key(scene(), speaker.replace(tempo=1.15)) != voice_key(scene(), speaker)
    else:
        assert spoken[0] / spoken[1] == pytest.approx(1.15, abs=0.04)


def test_the_same_scene_sounds_the_same(speaker, clip):
    assert generate_audio(scene(), speaker, 30) == clip


def test_the_sound_is_as_long_as_its_timing(clip):
    assert len(clip.pcm) == 2 * clip.timing.samples


@pytest.mark.parametrize(("fps", "frame"), [(24, 2000), (25, 1920), (30, 1600), (50, 960), (60, 800)])
def test_it_is_whole_frames_long(speaker, fps, frame):
    timing = generate_audio(scene("One word."), speaker, fps).timing
    assert timing.samples % frame == 0
    assert 0 <= timing.samples - (timing.words[-1].end + 19_200) < frame + 480


def test_every_word_is_there_in_order(clip):
    said = [
        [LINES[word.line][word.first : word.last] for word in clip.timing.words if word.line == line]
        for line in range(3)
    ]
    assert said == SPOKEN


def test_words_follow_one_another_within_the_clip(clip):
    at = LEAD
    for word in clip.timing.words:
        assert at <= word.start < word.end <= clip.timing.samples
        at = word.end


def test_every_word_is_heard_in_its_time(clip):
    heard = sound(clip)
    silent = [word for word in clip.timing.words if rms(heard[word.start : word.end]) < AUDIBLE]
    assert silent == []


def test_silence_comes_before_the_first_word_and_the_pause_after_the_last(clip):
    heard = sound(clip)
    assert clip.timing.words[0].start == pytest.approx(LEAD, abs=48)
    assert not heard[:LEAD].any()
    assert not heard[clip.timing.words[-1].end + 480 :].any()
    assert clip.timing.samples - clip.timing.words[-1].end >= 19_200 - 480


def test_lines_are_a_breath_apart(clip):
    for line in (1, 2):
        before = max(word.end for word in clip.timing.words if word.line < line)
        assert clip.timing.line_start(line) - before == pytest.approx(LINE_GAP, abs=960)


def test_no_sound_of_a_line_is_lost_or_repeated(speaker, clip):
    alone = [generate_audio(scene(line), speaker, 30).timing for line in LINES]
    for line, timing in enumerate(alone):
        words = [word for word in clip.timing.words if word.line == line]
        length = words[-1].end - words[0].start
        assert length == pytest.approx(timing.words[-1].end - timing.words[0].start, rel=0.1)


def test_the_pause_is_the_scenes_own(speaker):
    short, long = (generate_audio(scene("Hello there.", pause_ms=pause), speaker, 30) for pause in (0, 1000))
    assert long.timing.samples - short.timing.samples == pytest.approx(48_000, abs=1600)
    assert long.timing.words == short.timing.words


def test_a_pause_in_the_narration_is_silence_and_no_word(speaker):
    plain, paused = (
        generate_audio(scene(line, "The end."), speaker, 30)
        for line in ("First we look left. Then we look right.", "First we look left. [pause 1.5s] Then we look right.")
    )
    words = [[(word.line, word.first, word.last) for word in clip.timing.words] for clip in (plain, paused)]
    assert words[0] == words[1]
    before, after = paused.timing.words[3:5]
    assert after.start - before.end == pytest.approx(72_000, abs=2400)
    assert not sound(paused)[before.end + 480 : after.start - 480].any()


def test_a_scene_may_name_its_own_voice(speaker):
    own = scene("Hello there.", voice="female")
    assert generate_audio(own, speaker, 30).voice_name != speaker.name
    assert voice_key(own, speaker) != voice_key(scene("Hello there."), speaker)


def test_lines_without_words_pass_in_silence(speaker):
    clip = generate_audio(scene("…", "Words.", "---"), speaker, 30)
    assert [word.line for word in clip.timing.words] == [1]
    assert clip.timing.words[0].start == pytest.approx(LEAD, abs=48)


def test_a_scene_without_any_word_is_silence(speaker):
    clip = generate_audio(scene("…"), speaker, 30)
    assert clip.timing.words == ()
    assert not any(clip.pcm)
    assert clip.timing.samples == 32_000


def test_characters_that_no_engine_takes_do_not_move_the_words(speaker):
    line = "Null\x00 byte, bell\x07 and \uffffnothing & <tag> end."
    words = generate_audio(scene(line), speaker, 30).timing.words
    said = [line[word.first : word.last] for word in words]
    assert [word for word in said if word.isalpha()] == ["Null", "byte", "bell", "and", "nothing", "end"]


def test_a_long_line_is_spoken_whole(speaker):
    line = " ".join(f"This is sentence number {number} of a long line." for number in range(1, 71))
    timing = generate_audio(scene(line), speaker, 30).timing
    assert [line[word.first : word.last] for word in timing.words] == line.replace(".", "").split()
    assert all(before.end <= after.start for before, after in zip(timing.words, timing.words[1:], strict=False))


def test_the_planned_rate_is_near_the_real_one(speaker):
    line = "The library offers a familiar interface, and it can be used from synchronous and asynchronous code alike."
    words = generate_audio(scene(line), choose_speaker("espeak", "male", "en"), 30).timing.words
    assert len(line) / ((words[-1].end - words[0].start) / 48_000) == pytest.approx(17.0, rel=0.15)
    assert speaker.characters_per_second > 10


def test_what_is_said_otherwise_is_timed_as_it_is_written(speaker):
    lines = ("Send 10 MB with kubectl, e.g. to https://example.com/docs.", "It costs $4.50 → you pay.")
    words = generate_audio(scene(*lines, pronunciations={"pay": "pay money"}), speaker, 30).timing.words
    said = [[lines[word.line][word.first : word.last] for word in words if word.line == line] for line in (0, 1)]
    assert said == [
        ["Send", "10", "MB", "with", "kubectl", "e.g", "to", "https://example.com/docs"],
        ["It", "costs", "$4.50", "→", "you", "pay"],
    ]
    lasts = {lines[word.line][word.first : word.last]: word.end - word.start for word in words}
    assert lasts["https://example.com/docs"] > 3 * lasts["with"]
    at = 0
    for word in words:
        assert at <= word.start < word.end
        at = word.end


def test_pronunciations_change_the_sound_alone(speaker):
    plain, said = (
        generate_audio(scene("Run frob now.", pronunciations=own), speaker, 30)
        for own in ({}, {"frob": "the frobnication program"})
    )
    spans = [[(word.line, word.first, word.last) for word in clip.timing.words] for clip in (plain, said)]
    assert spans[0] == spans[1]
    assert said.timing.samples > plain.timing.samples + 24_000
