import numpy as np
import pytest

from video_gen.media.sound import (
    BLOCKS_AT_ONCE,
    SILENCE,
    from_pcm,
    longest_silence,
    resample,
    sounding,
    whole_frames,
)


def tone(hertz, rate_hz, seconds=1.0, peak=20_000):
    return np.rint(peak * np.sin(2 * np.pi * hertz * np.arange(int(rate_hz * seconds)) / rate_hz)).astype(np.int16)


def spectrum_db(samples):
    """Level of every hertz, relative to a tone of 20,000 in the same samples."""
    window = np.kaiser(len(samples), 16)
    return 20 * np.log10(np.abs(np.fft.rfft(samples * window)) / (window.sum() / 2 * 20_000) + 1e-12)


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 44_100])
@pytest.mark.parametrize("part", [0.02, 0.2, 0.5, 0.8])
def test_a_tone_keeps_its_level_and_leaves_no_image(rate_hz, part):
    hertz = round(rate_hz / 2 * part)
    levels = spectrum_db(resample(tone(hertz, rate_hz), rate_hz))
    assert abs(levels[hertz]) < 0.05
    assert np.delete(levels, np.arange(max(hertz - 20, 0), hertz + 21)).max() < -80


@pytest.mark.parametrize("hertz", [9_500, 10_000, 10_300, 10_600, 10_900])
def test_no_image_comes_above_minus_60_db_near_the_edge_of_the_embedded_voice(hertz):
    levels = spectrum_db(resample(tone(hertz, 22_050), 22_050))
    assert np.delete(levels, np.arange(hertz - 20, hertz + 21)).max() < -60


def test_time_does_not_move():
    click = np.zeros(22_050, np.int16)
    click[14_700] = 20_000
    assert int(resample(click, 22_050).argmax()) == 32_000


@pytest.mark.parametrize(("samples", "expected"), [(0, 0), (1, 3), (147, 320), (148, 323), (22_050, 48_000)])
def test_the_length_is_the_same_time(samples, expected):
    assert len(resample(np.zeros(samples, np.int16), 22_050)) == expected


def test_48_khz_stays_as_it_is():
    sound = tone(440, 48_000)
    assert resample(sound, 48_000) is sound


def test_full_scale_does_not_wrap():
    square = np.where(tone(100, 22_050) >= 0, 32_767, -32_768).astype(np.int16)
    result = resample(square, 22_050).astype(int)
    assert np.abs(np.diff(result)).max() < 65_535
    assert result.max() == 32_767
    assert np.sign(result[100:200]).min() == 1


def test_a_long_sound_has_no_seam_where_blocks_meet():
    seconds = BLOCKS_AT_ONCE * 2.5 * 147 / 22_050
    whole = resample(tone(440, 22_050, seconds), 22_050)
    part = resample(tone(440, 22_050, seconds)[: 147 * BLOCKS_AT_ONCE * 2], 22_050)
    assert np.array_equal(whole[: len(part) - 200], part[:-200])


def test_pcm_is_read_as_signed_little_endian():
    assert from_pcm(b"\x01\x00\xff\xff\x00\x80").tolist() == [1, -1, -32_768]


def test_sound_lies_between_the_silence_around_it():
    assert sounding(np.array([0, SILENCE, 500, 0, -500, -SILENCE, 0], np.int16)) == (2, 5)
    assert sounding(np.array([-32_768], np.int16)) == (0, 1)


@pytest.mark.parametrize("silence", [[], [0, SILENCE, -SILENCE]])
def test_silence_has_no_sound(silence):
    assert sounding(np.array(silence, np.int16)) == (0, 0)


@pytest.mark.parametrize(
    ("samples", "expected"),
    [
        ([9000, 0, 9000, 0, 0, 9000], (3, 5)),
        ([0, 0, 9000, 0], (0, 2)),
        ([9000, 0, 0], (1, 3)),
        ([9000, 9000], (0, 0)),
        ([0, 0], (0, 2)),
        ([], (0, 0)),
    ],
)
def test_the_longest_silence_is_found(samples, expected):
    assert longest_silence(np.array(samples, np.int16)) == expected


@pytest.mark.parametrize(
    ("samples", "fps", "expected"), [(1, 30, 1600), (1600, 30, 1600), (1601, 24, 2000), (0, 60, 0)]
)
def test_lengths_are_padded_to_whole_frames(samples, fps, expected):
    assert whole_frames(samples, fps) == expected
