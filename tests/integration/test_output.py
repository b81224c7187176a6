import hashlib
import json
import re
import struct
import subprocess
from collections import Counter
from pathlib import Path

import av
import numpy as np
import pytest

from tests.integration.made_footage import COLOURS, bursts, h264, jpeg, laid, mastered, real_reel
from tests.unit.output.sample_reel import FRAMES, SOURCE, TEXTS, TITLE
from tests.unit.output.test_captions import HOSTILE, WORD_JOINER, read_srt, read_vtt, shown
from video_gen.errors import RenderError
from video_gen.media import aac, ffmpeg
from video_gen.media.heard import heard
from video_gen.media.loudness import Levelled
from video_gen.media.mp4 import Parts, write_mp4
from video_gen.media.sound import from_pcm
from video_gen.models.audio import Timing, Word
from video_gen.models.clock import SAMPLE_RATE_HZ, samples_per_frame
from video_gen.models.files import Manifest
from video_gen.models.mix import Mix
from video_gen.models.rewriting import Translation
from video_gen.models.script import ImageVisual, VideoSetConfig
from video_gen.models.script_file import load_script
from video_gen.models.source import Asset
from video_gen.output import handle_output, master_sound, siblings
from video_gen.output.captions import srt
from video_gen.output.chapters import ffmetadata

NAME = "cafe-a-b-test"
EVERY_ROLE = {"video", "srt", "vtt", "thumbnail", "transcript", "youtube", "page", "script"}


def write(reel, warnings=()):
    return handle_output(
        reel.video, reel.clips, reel.footage, reel.sound, reel.thumbnail, reel.speaker, reel.config, SOURCE, warnings
    )


@pytest.fixture(scope="module")
def reel(tmp_path_factory):
    return real_reel(tmp_path_factory.mktemp("output") / "out")


@pytest.fixture(scope="module")
def files(reel):
    return write(reel, ["careful"])


@pytest.fixture(scope="module")
def mp4(files):
    return files.path("video")


def packets(path, kind):
    with av.open(str(path)) as movie:
        stream = movie.streams.get({kind: 0})[0]
        return [packet for packet in movie.demux(stream) if packet.size]


def test_the_folder_holds_the_video_and_its_siblings(files, reel):
    assert files.folder == reel.config.output_dir / NAME
    assert sorted(path.name for path in files.folder.iterdir()) == sorted(
        f"{NAME}.mp4 {NAME}.srt {NAME}.vtt index.html manifest.json script.yaml thumbnail.jpg transcript.md "
        "youtube.json".split()
    )
    assert [path.name for path in files.folder.parent.iterdir()] == [NAME]
    files.verify()
    assert (files.id, files.title, files.scenes, files.duration_s) == ("page", TITLE, 3, 5.0)


def test_the_pictures_are_h264_high_in_bt709_at_a_constant_rate(mp4):
    with av.open(str(mp4)) as movie:
        stream = movie.streams.video[0]
        context = stream.codec_context
        assert (context.name, context.profile, context.pix_fmt) == ("h264", "High", "yuv420p")
        assert (stream.width, stream.height) == (320, 240)
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
        assert stream.average_rate == stream.guessed_rate == 30
        assert stream.frames == sum(FRAMES)
    found = packets(mp4, "video")
    assert len(found) == sum(FRAMES)
    assert {packet.duration * packet.time_base for packet in found} == {found[0].time_base * 512}
    assert found[0].time_base * 512 * 30 == 1
    assert [packet.pts for packet in found] == [packet.dts for packet in found] == [512 * n for n in range(len(found))]
    assert [n for n, packet in enumerate(found) if packet.is_keyframe] == [0, FRAMES[0], FRAMES[0] + FRAMES[1]]


def test_a_decoder_has_nothing_to_say_of_the_file(mp4):
    decoder = [ffmpeg.executable(), "-v", "warning", "-i", mp4, "-f", "null", "-"]
    assert subprocess.run(decoder, capture_output=True, check=True).stderr == b""


def test_every_frame_decodes_and_shows_its_scene(mp4):
    with av.open(str(mp4)) as movie:
        reds = [frame.to_ndarray(format="rgb24")[120, 160].argmax() for frame in movie.decode(video=0)]
    assert reds == [0] * FRAMES[0] + [1] * FRAMES[1] + [2] * FRAMES[2]


def test_the_sound_is_aac_at_48_khz(mp4):
    with av.open(str(mp4)) as movie:
        context = movie.streams.audio[0].codec_context
        assert (context.name, context.profile, context.sample_rate, context.layout.name) == ("aac", "LC", 48000, "mono")
        assert movie.streams.audio[0].language == "eng"


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_pictures_and_sound_last_equally_long(tmp_path, fps):
    made = write(real_reel(tmp_path, fps)).path("video")
    with av.open(str(made)) as movie:
        seconds = sum(FRAMES) / fps
        assert movie.streams.video[0].duration * movie.streams.video[0].time_base == pytest.approx(seconds)
        assert movie.streams.audio[0].duration * movie.streams.audio[0].time_base == pytest.approx(seconds)
        assert movie.duration == pytest.approx(seconds * av.time_base)
    sound = packets(made, "audio")
    assert sound[0].pts == -1024  # the encoder's priming lies before the beginning
    assert (sound[-1].pts + sound[-1].duration) / SAMPLE_RATE_HZ == pytest.approx(seconds)
    assert Counter(packet.duration for packet in sound[:-1]) == {1024: len(sound) - 1}
    decoded = decode(made)
    assert len(decoded) == sum(FRAMES) * samples_per_frame(fps)


def decode(path):
    return np.frombuffer(
        ffmpeg.run(["-i", f"file:{path}", "-map", "0:a", "-f", "s16le", "pipe:1"], subject="decode"), "<i2"
    ).astype(float)


def test_sound_and_words_are_in_step(mp4, reel):
    """What went in and what comes out correlate best at the same sample."""
    before, after = laid(reel), decode(mp4)
    likeness = np.fft.irfft(np.fft.rfft(after) * np.fft.rfft(before).conj())
    assert likeness.argmax() == 0


@pytest.mark.parametrize(("level", "target"), [(0.03, -16), (0.5, -16), (1.0, -16), (1.0, -14), (0.1, -23)])
def test_the_sound_is_as_loud_as_it_should_be(tmp_path, level, target):
    made = write(real_reel(tmp_path, level=level, loudness=target)).path("video")
    integrated, peak = ebur128(["-i", f"file:{made}"])
    assert integrated == pytest.approx(target, abs=0.5)
    assert peak <= -1.5


def ebur128(source):
    """Return integrated loudness and true peak as ffmpeg measures them."""
    meter = "ebur128=peak=true:metadata=1,ametadata=print:file=-"
    said = ffmpeg.run([*source, "-map", "0:a", "-af", meter, "-f", "null", "-"], subject="measure").decode()
    peaks = [float(value) for value in re.findall(r"r128\.true_peak=(\S+)", said)]
    return float(re.findall(r"r128\.I=(\S+)", said)[-1]), 20 * np.log10(max(peaks))


def test_long_sound_is_encoded_in_parts_that_join_without_a_seam():
    """Two parts side by side choose the same transform windows as one encoder, packet by packet."""
    samples = bursts(80 * SAMPLE_RATE_HZ, 0.8)
    joined = aac.packets(aac.encode_aac(samples, "x"))
    encoder = ["-c:a", "aac", "-aac_coder", "fast", "-aac_tns", "0", "-aac_pns", "0", "-flags", "+bitexact", "-q:a"]
    at_once = aac.packets(
        ffmpeg.run(
            [
                "-f",
                "s16le",
                "-ar",
                "48000",
                "-ac",
                "1",
                "-i",
                "pipe:0",
                *encoder,
                f"{aac.QUALITY}",
                "-f",
                "adts",
                "pipe:1",
            ],
            [np.append(samples, np.zeros(1024, "<i2")).tobytes()],
            subject="x",
        )
    )
    assert len(joined) == len(at_once) == 80 * SAMPLE_RATE_HZ // 1024 + 2
    windows = [[packet[9] >> 5 for packet in stream] for stream in (joined, at_once)]  # sequence and shape
    assert windows[0] == windows[1]
    assert len(set(windows[0])) > 1
    same = [one == other for one, other in zip(joined, at_once, strict=True)]
    assert all(same[:2816])
    assert sum(same) > 0.9 * len(same)


def adts_decoded(stream):
    sound = ffmpeg.run(["-f", "aac", "-i", "pipe:0", "-f", "s16le", "pipe:1"], [stream], subject="decode")
    return np.frombuffer(sound, "<i2").astype(float)[1024:]


def test_scenes_that_are_encoded_by_themselves_join_without_a_seam(reel):
    """What is decoded around the seams is as near to what was encoded as elsewhere, and silence is silence."""
    pcm = [from_pcm(clip.pcm) for clip in reel.clips]
    bounds = aac.sound_bounds(map(len, pcm))
    joined = adts_decoded(aac.join_aac([aac.encode_aac(sound, "x") for sound in pcm], bounds))[: bounds[-1]]
    at_once = adts_decoded(aac.encode_aac(laid(reel).astype("<i2"), "x"))[: bounds[-1]]
    before = laid(reel)
    for begin in bounds[1:-1]:
        around = slice(begin - 4096, begin + 8192)
        assert np.abs(before[around]).max() > 1000
        noise, usual = (np.abs(sound[around] - before[around]).max() for sound in (joined, at_once))
        assert noise <= 1.5 * usual
        assert np.abs(joined[begin + 1024 : begin + 2048]).max() <= 1


def test_a_scene_is_encoded_alike_wherever_it_stands(reel):
    first, second, third = reel.clips
    orders = ((first, second, third), (third, first, second))
    streams = [master_sound(reel.video, clips, Mix()).aac for clips in orders]
    alike = [set(aac.packets(stream)) for stream in streams]
    assert len(alike[0] & alike[1]) > 0.9 * max(map(len, alike))


def test_sound_that_begins_at_once_cannot_be_joined(reel):
    loud = reel.clips[1].replace(pcm=b"\1\0" * reel.clips[1].timing.samples)
    with pytest.raises(RenderError, match="scene-1: its sound does not begin with 64 ms of silence"):
        master_sound(reel.video, [reel.clips[0], loud, reel.clips[2]], Mix())


def test_chapters_are_those_of_the_sections(mp4):
    with av.open(str(mp4)) as movie:
        found = [
            (c["start"] * c["time_base"], c["end"] * c["time_base"], c["metadata"]["title"]) for c in movie.chapters()
        ]
    assert [(round(float(start), 3), round(float(end), 3)) for start, end, _ in found] == [
        (0.0, 1.334),
        (1.334, 3.0),
        (3.0, 5.0),
    ]
    assert [title.strip() for _, _, title in found] == [TITLE, "First = part; #1", "Second \\"]


def test_seeking_to_a_chapter_lands_on_its_first_frame(mp4):
    with av.open(str(mp4)) as movie:
        stream = movie.streams.video[0]
        for chapter in movie.chapters()[::-1]:
            start = chapter["start"] * chapter["time_base"]
            movie.seek(round(start / stream.time_base), stream=stream)
            first = next(movie.decode(stream))
            assert first.key_frame
            assert abs(first.pts * stream.time_base - start) < 1 / stream.average_rate


def test_one_section_makes_no_chapters(tmp_path):
    made = real_reel(tmp_path)
    scenes = tuple(scene.replace(section="All") for scene in made.video.scenes)
    path = write(made._replace(video=made.video.replace(scenes=scenes))).path("video")
    with av.open(str(path)) as movie:
        assert movie.chapters() == []
        assert [stream.type for stream in movie.streams] == ["video", "audio", "subtitle"]


def test_chapters_too_short_to_be_listed_are_in_the_video_alone_and_that_is_told(reel, tmp_path, monkeypatch):
    monkeypatch.setattr(siblings, "_LONG_ENOUGH", SAMPLE_RATE_HZ)
    made = write(reel._replace(config=reel.config.replace(output_dir=tmp_path)))
    assert not (made.folder / "chapters.txt").exists()
    assert json.loads(made.path("youtube").read_text())["chapters"] == []
    with av.open(str(made.path("video"))) as movie:
        assert len(movie.chapters()) == 3
    told = Manifest.model_validate_json(made.path("manifest").read_bytes()).warnings
    assert [warning for warning in told if warning.startswith("no chapter list is written")] == [told[-1]]


def test_the_title_is_in_the_metadata_and_the_time_is_not(mp4):
    with av.open(str(mp4)) as movie:
        assert movie.metadata["title"] == TITLE
        assert "creation_time" not in movie.metadata
        assert "encoder" not in movie.metadata


def boxes(content):
    at, found = 0, []
    while at < len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        found.append(kind.decode())
        at += size
    return found


def test_the_index_comes_before_the_media(mp4):
    kinds = boxes(mp4.read_bytes())
    assert kinds.index("moov") < kinds.index("mdat")
    assert kinds[0] == "ftyp"


def caption_texts(path):
    """Return (start in ms, text) of the caption track: two bytes of length, then UTF-8."""
    found = []
    for packet in packets(path, "subtitles"):
        data = bytes(packet)
        length = int.from_bytes(data[:2], "big")
        if length:
            text = data[2 : 2 + length].decode().replace(WORD_JOINER, "")
            found.append((round(packet.pts * packet.time_base * 1000), text))
    return found


def test_the_caption_track_says_what_the_files_say(files, mp4):
    srt = read_srt(files.path("srt").read_text())
    vtt = read_vtt(files.path("vtt").read_text())
    assert srt == vtt
    assert caption_texts(mp4) == [(start, "\n".join(lines)) for start, _, lines in vtt]
    assert " ".join(" ".join(lines) for _, _, lines in srt) == " ".join(TEXTS)


def test_no_text_is_markup_in_the_caption_track(tmp_path):
    (tmp_path / "a.aac").write_bytes(aac.encode_aac(Levelled(np.zeros(16 * SAMPLE_RATE_HZ, np.int16), -16), "x"))
    (tmp_path / "a.srt").write_text(srt(shown(HOSTILE), "en"))
    (tmp_path / "a.txt").write_text(ffmetadata("x", []))
    parts = Parts(tmp_path / "a.aac", tmp_path / "a.txt", [(tmp_path / "a.srt", "eng")], "eng")
    write_mp4(tmp_path / "a.mp4", [h264("red", 30, 40)] * 12, 480, 30, parts, subject="x")
    assert [text for _, text in caption_texts(tmp_path / "a.mp4")] == ["\n".join(lines) for lines in HOSTILE]


def test_the_caption_track_waits_for_the_viewer(mp4):
    with av.open(str(mp4)) as movie:
        captions = movie.streams.subtitles[0]
        assert captions.language == "eng"
        assert captions.codec_context.name == "mov_text"
        assert not captions.disposition & av.stream.Disposition.default
        assert movie.streams.video[0].disposition & av.stream.Disposition.default


def test_captions_in_another_language_are_files_and_a_track(tmp_path):
    made = real_reel(tmp_path)
    translation = Translation(language="de", lines=(("Eins & zwei.",), ("Drei.",), ("Vier.",)))
    found = handle_output(
        *(made.video, made.clips, made.footage, made.sound, made.thumbnail, made.speaker, made.config, SOURCE),
        translation=translation,
    )
    assert [found.path(role).name for role in ("translated_srt", "translated_vtt")] == [
        f"{NAME}.de.srt",
        f"{NAME}.de.vtt",
    ]
    own, translated = (read_srt(found.path(role).read_text()) for role in ("srt", "translated_srt"))
    assert [lines for _, _, lines in translated] == [("Eins & zwei.",), ("Drei.",), ("Vier.",)]
    assert [times[:2] for times in translated] == [times[:2] for times in own]
    with av.open(str(found.path("video"))) as movie:
        assert [track.language for track in movie.streams.subtitles] == ["eng", "deu"]
    assert 'srclang="de"' in found.path("page").read_text()


def test_captions_begin_with_their_words(files, reel):
    starts = [start for start, _, _ in read_srt(files.path("srt").read_text())]
    begins = aac.sound_bounds(clip.timing.samples for clip in reel.clips)[:-1]
    for clip, first in zip(reel.clips, begins, strict=True):
        said = round((first + clip.timing.words[0].start) / 48)
        assert min(abs(start - said) for start in starts) <= 1


def test_no_captions(tmp_path):
    made = write(real_reel(tmp_path, captions="none"))
    assert made.path("srt") is made.path("vtt") is None
    assert not list(made.folder.glob("*.srt")) + list(made.folder.glob("*.vtt"))
    with av.open(str(made.path("video"))) as movie:
        assert not movie.streams.subtitles
        assert len(movie.chapters()) == 3


def test_burned_captions_come_with_files_and_a_track_too(tmp_path):
    made = write(real_reel(tmp_path, captions="burned"))
    assert made.path("srt").exists()
    assert caption_texts(made.path("video"))


def test_a_video_in_which_nothing_is_said(tmp_path):
    made = real_reel(tmp_path)
    clips = [clip.replace(timing=clip.timing.replace(words=()), pcm=bytes(len(clip.pcm))) for clip in made.clips]
    found = write(mastered(made._replace(clips=clips)))
    assert found.path("vtt").read_text() == "WEBVTT\n"
    assert len(packets(found.path("video"), "video")) == sum(FRAMES)
    assert not decode(found.path("video")).any()


def test_the_thumbnail_is_the_one_that_was_drawn(files, reel):
    assert files.path("thumbnail").read_bytes() == reel.thumbnail


def test_the_script_gives_the_same_video(files, reel):
    video_set, settings = load_script(files.path("script").read_text())
    assert video_set == VideoSetConfig(videos=(reel.video,))
    assert settings == {
        "theme": "light",
        "size": "320x240",
        "fps": 30,
        "captions": "soft",
        "loudness": -16,
        "engine": "espeak",
    }


def test_pictures_lie_beside_the_script(tmp_path):
    made = real_reel(tmp_path)
    shown = made.video.scenes[1].replace(visual=ImageVisual(image=jpeg("blue"), media_type="image/jpeg", alt="blue"))
    made = made._replace(video=made.video.replace(scenes=(made.video.scenes[0], shown, made.video.scenes[2])))
    found = write(made)
    picture = found.path("picture")
    assert picture.read_bytes() == jpeg("blue")
    name = picture.relative_to(found.folder).as_posix()
    asset = Asset(name=name, data=picture.read_bytes(), media_type="image/jpeg")
    assert load_script(found.path("script").read_text(), (asset,))[0].videos == (made.video,)


def test_the_manifest_ties_everything_together(files, reel):
    manifest = Manifest.model_validate_json(files.path("manifest").read_bytes())
    assert {file.role for file in manifest.files} == EVERY_ROLE
    for file in manifest.files:
        assert hashlib.sha256((files.folder / file.name).read_bytes()).hexdigest() == file.sha256
    assert [record.id for record in manifest.scenes] == [scene.id for scene in reel.video.scenes]
    assert [record.footage_sha256 for record in manifest.scenes] == [
        hashlib.sha256(h264(colour, 30, frames)).hexdigest() for colour, frames in zip(COLOURS, FRAMES, strict=True)
    ]
    assert (manifest.frames, manifest.duration_s) == (sum(FRAMES), 5.0)
    assert (manifest.engine, manifest.voice, manifest.warnings) == ("espeak", "en-us+m3", ("careful",))


def test_two_runs_write_the_same_bytes(files, reel, tmp_path):
    again = write(reel._replace(config=reel.config.replace(output_dir=tmp_path)), ["careful"])
    assert again.files == files.files


def test_a_second_run_replaces_the_folder(tmp_path):
    made = real_reel(tmp_path)
    write(made)
    silent = write(made._replace(config=made.config.replace(captions="none")))
    assert not (silent.folder / f"{NAME}.srt").exists()
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    silent.verify()


def test_a_relative_output_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = write(real_reel(Path("some:where") / "-out"))
    assert made.folder.is_absolute()
    made.verify()


def test_scenes_that_do_not_fit_write_nothing(tmp_path):
    made = real_reel(tmp_path / "out")
    with pytest.raises(RenderError):
        write(made._replace(clips=made.clips[:1]))
    assert not (tmp_path / "out").exists()


def test_pictures_that_are_none_write_nothing(tmp_path):
    made = real_reel(tmp_path)
    with pytest.raises(RenderError):
        write(made._replace(footage=[shots.replace(h264=b"nothing") for shots in made.footage]))
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def many_scenes(tmp_path_factory):
    """Two hundred scenes of a fifth of a second, each with sound of its own."""
    made = real_reel(tmp_path_factory.mktemp("many"))
    frames = 6
    samples = frames * samples_per_frame(30)
    sound = bursts(200 * samples, 0.5).reshape(200, samples)
    sound[:, : aac.SILENT_START] = 0
    clips = [
        made.clips[0].replace(
            timing=Timing(samples=samples, words=(Word(line=0, first=0, last=4, start=3360, end=4800),)),
            pcm=sound[n].tobytes(),
        )
        for n in range(200)
    ]
    shots = made.footage[0].replace(frames=frames, h264=h264("red", 30, frames))
    scenes = tuple(made.video.scenes[0].replace(id=f"scene-{n}", narration=("Word.",)) for n in range(200))
    video = made.video.replace(scenes=scenes)
    return mastered(made._replace(video=video, clips=clips, footage=[shots] * 200))


def test_two_hundred_scenes_do_not_drift(many_scenes):
    made = write(many_scenes)
    manifest = Manifest.model_validate_json(made.path("manifest").read_bytes())
    assert manifest.scenes[-1].first_word_s == pytest.approx(
        1866 * 1024 / SAMPLE_RATE_HZ + 0.07
    )  # the frame of AAC nearest to 39.8 s
    before, after = laid(many_scenes), decode(made.path("video"))
    assert len(before) == len(after) == 40 * SAMPLE_RATE_HZ
    for second in (0, 20, 39):
        part = slice(second * SAMPLE_RATE_HZ, (second + 1) * SAMPLE_RATE_HZ)
        likeness = np.fft.irfft(np.fft.rfft(after[part]) * np.fft.rfft(before[part]).conj())
        assert likeness.argmax() == 0


def test_what_is_listened_for_is_what_a_player_gives(mp4):
    stretches = [(-500, 3_000), (2_000, 90_000), (200_000, 260_000)]
    end, sounds = heard(mp4, stretches, "it")
    whole = decode(mp4)
    assert end == len(whole) == 5 * SAMPLE_RATE_HZ
    padded = np.concatenate([np.zeros(500), whole, np.zeros(30_000)])
    for (first, last), sound in zip(stretches, sounds, strict=True):
        assert np.abs(sound - padded[500 + first : 500 + last]).max() <= 1
    assert np.abs(sounds[1]).max() > 1000


def test_the_same_scenes_make_the_same_bytes(many_scenes):
    made = [hashlib.sha256(write(many_scenes).path("video").read_bytes()).hexdigest() for _ in range(4)]
    assert len(set(made)) == 1


def test_sound_that_is_not_in_step_fails_the_run_and_writes_nothing(reel, tmp_path):
    """The sound of other clips of the same length: a scene's words stand 40 ms later than they should."""
    late = [clip.replace(pcm=bytes(2 * 1920) + clip.pcm[: -2 * 1920]) for clip in reel.clips]
    config = reel.config.replace(output_dir=tmp_path)
    wrong = reel._replace(config=config, sound=mastered(reel._replace(clips=late)).sound)
    with pytest.raises(RenderError, match=r"scene-0: its first word sounds \+40 ms") as caught:
        write(wrong)
    assert caught.value.exit_code == 5
    assert list(tmp_path.iterdir()) == []


def test_sound_whose_priming_is_played_fails_the_run(reel, tmp_path):
    wrong = reel._replace(
        config=reel.config.replace(output_dir=tmp_path),
        sound=reel.sound.replace(aac=b"".join([aac.packets(reel.sound.aac)[0], *aac.packets(reel.sound.aac)[:-1]])),
    )
    with pytest.raises(RenderError, match=r"scene-0: its first word sounds \+21 ms"):
        write(wrong)


def test_sound_that_breaks_off_fails_the_run(reel, tmp_path):
    half = b"".join(aac.packets(reel.sound.aac)[:100])
    wrong = reel._replace(config=reel.config.replace(output_dir=tmp_path), sound=reel.sound.replace(aac=half))
    with pytest.raises(RenderError, match="its track soun ends after 2"):
        write(wrong)


def test_sound_that_cannot_be_decoded_to_its_end_fails_the_run(reel, tmp_path):
    packets = aac.packets(reel.sound.aac)
    torn = b"".join([*packets[:150], *(packet[:7] + b"\xff" * (len(packet) - 7) for packet in packets[150:])])
    wrong = reel._replace(config=reel.config.replace(output_dir=tmp_path), sound=reel.sound.replace(aac=torn))
    with pytest.raises(RenderError, match="its sound cannot be played"):
        write(wrong)


def test_pictures_that_break_off_fail_the_run(reel, tmp_path):
    torn = reel.footage[2].replace(h264=h264("red", 30, 20))
    assert torn.frames > 20
    wrong = reel._replace(config=reel.config.replace(output_dir=tmp_path), footage=[*reel.footage[:2], torn])
    with pytest.raises(RenderError, match="its track vide ends after 3"):
        write(wrong)
    assert list(tmp_path.iterdir()) == []
