import numpy as np
import pytest

from video_gen.media import loudness
from video_gen.media.music import SHORTEST, _kind, looped, with_music
from video_gen.models.clock import SAMPLE_RATE_HZ


def hum(seconds, hz=220, peak=3000):
    return np.rint(peak * np.sin(2 * np.pi * hz * np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ)).astype(
        np.int16
    )


def speech(seconds, spoken=((2, 4),), peak=12_000):
    """Return silence with noise in the given seconds."""
    sound = np.zeros(seconds * SAMPLE_RATE_HZ, np.int16)
    random = np.random.default_rng(3)
    for first, last in spoken:
        part = slice(first * SAMPLE_RATE_HZ, last * SAMPLE_RATE_HZ)
        sound[part] = np.clip(random.standard_normal(part.stop - part.start) * peak / 4, -peak, peak)
    return sound


def lufs(samples):
    return loudness.integrated_lufs(loudness.measure(samples)[0])


def part(samples, first, last):
    return samples[round(first * SAMPLE_RATE_HZ) : round(last * SAMPLE_RATE_HZ)]


def test_music_is_22_db_below_speech_and_12_between():
    said = speech(10, ((3, 5),))
    music = with_music(said, hum(30), 0) - said
    level = lufs(said)
    assert lufs(part(music, 3, 5)) == pytest.approx(level - 22, abs=1)
    assert lufs(part(music, 1.6, 2.3)) == pytest.approx(level - 12, abs=1)
    assert lufs(part(music, 5.9, 6.7)) == pytest.approx(level - 12, abs=1)


def test_it_has_gone_down_when_a_word_begins_and_stays_down_between_words():
    said = speech(12, ((3, 4), (4, 5), (6, 7)))
    said[int(4.2 * SAMPLE_RATE_HZ) : int(4.5 * SAMPLE_RATE_HZ)] = 0  # a pause between words
    music = with_music(said, hum(30), 0) - said
    under = lufs(part(music, 3.2, 3.9))
    assert lufs(part(music, 2.95, 3.4)) == pytest.approx(under, abs=1.0)
    assert lufs(part(music, 4.2, 4.6)) == pytest.approx(under, abs=0.5)
    assert lufs(part(music, 8, 9)) == pytest.approx(under + 10, abs=0.5)


def test_the_volume_moves_it():
    said = speech(6)
    usual, louder = (with_music(said, hum(30), db) - said for db in (0, 6))
    assert lufs(part(louder, 2, 4)) - lufs(part(usual, 2, 4)) == pytest.approx(6, abs=0.3)


def test_it_comes_out_of_silence_and_goes_into_it():
    said = speech(10)
    music = with_music(said, hum(30), 0).astype(int) - said
    usual = np.abs(part(music, 6, 7)).max()
    for end in (music[:480], music[-480:]):
        assert np.abs(end).max() < usual / 50
    assert np.abs(part(music, 0.5, 1)).max() < np.abs(part(music, 1.5, 1.7)).max()
    assert np.abs(part(music, 9, 9.5)).max() < usual / 2


@pytest.mark.parametrize("piece", [hum(2), hum(7), np.tile(hum(0.5, 300), 5)], ids=["short", "long", "another"])
def test_a_piece_is_repeated_without_a_click(piece):
    """A cut from the end to the beginning would make a step; a tone of this pitch has steps of 120 at most."""
    long = looped(piece, 23 * SAMPLE_RATE_HZ + 7)
    assert len(long) == 23 * SAMPLE_RATE_HZ + 7
    assert np.abs(np.diff(long.astype(int))).max() < 250
    power = (long[: 20 * SAMPLE_RATE_HZ].astype(float) ** 2).reshape(-1, SAMPLE_RATE_HZ // 2).mean(axis=1)
    assert power.min() > 0


def test_noise_keeps_its_level_where_it_is_repeated():
    piece = np.rint(np.random.default_rng(1).standard_normal(6 * SAMPLE_RATE_HZ) * 3000).astype(np.int16)
    long = looped(piece, 20 * SAMPLE_RATE_HZ).astype(float)
    levels = np.sqrt((long**2).reshape(-1, SAMPLE_RATE_HZ // 4).mean(axis=1))
    assert levels.min() > 0.9 * levels.max()


def test_a_long_piece_is_cut():
    piece = hum(9)
    assert np.array_equal(looped(piece, 3 * SAMPLE_RATE_HZ), piece[: 3 * SAMPLE_RATE_HZ])


def test_silence_around_a_piece_is_no_part_of_it():
    quiet = np.zeros(SAMPLE_RATE_HZ, np.int16)
    said = speech(20)
    assert np.array_equal(with_music(said, np.concatenate([quiet, hum(5), quiet]), 0), with_music(said, hum(5), 0))


@pytest.mark.parametrize("piece", [np.zeros(SHORTEST * 2, np.int16), hum(0.5)], ids=["silent", "short"])
def test_a_piece_that_is_none_changes_nothing(piece):
    said = speech(4)
    assert np.array_equal(with_music(said, piece, 0), said)


def test_music_alone_is_heard_where_nobody_speaks():
    alone = with_music(np.zeros(10 * SAMPLE_RATE_HZ, np.int16), hum(4), 0)
    assert lufs(part(alone, 2, 6)) == pytest.approx(-35, abs=1)


@pytest.mark.parametrize("length", [1, 479, 480, 481, 48_000])
def test_the_shortest_videos_have_music_too(length):
    assert len(with_music(np.full(length, 500, np.int16), hum(3), 0)) == length


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"RIFF....WAVE", "wav"),
        (b"fLaC", "flac"),
        (b"OggS", "ogg"),
        (b"\0\0\0\x20ftypM4A ", "mov"),
        (b"ID3\4", "mp3"),
        (b"\xff\xfb\x90", "mp3"),
        (b"#EXTM3U\nhttp://x/", ""),
        (b"ffconcat version 1.0\nfile '/etc/passwd'", ""),
        (b"", ""),
        (b"\xff", ""),
        (b"<html>", ""),
    ],
)
def test_what_a_file_is_its_first_bytes_say(data, kind):
    assert _kind(data) == kind
