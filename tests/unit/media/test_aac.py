import pytest
from hypothesis import given
from hypothesis import strategies as st

from video_gen.media.aac import FRAME_SAMPLES, join_aac, packets, sound_bounds

LENGTHS = st.lists(st.integers(1, 600).map(lambda frames: 1600 * frames), min_size=1, max_size=30)


def adts(payload):
    length = 7 + len(payload)
    return bytes([0xFF, 0xF1, 0x4C, 0x40 | length >> 11, length >> 3 & 255, (length & 7) << 5 | 0x1F, 0xFC]) + payload


def named(scene, samples):
    """Return packets as an encoder gives them: one more than frames, of which the last is silence."""
    return b"".join(adts(f"{scene}:{number}".encode()) for number in range(-(-samples // FRAME_SAMPLES) + 2))


def test_a_stream_is_cut_into_its_packets():
    made = [adts(b""), adts(b"x" * 300), adts(bytes(5000))]
    assert packets(b"".join(made)) == made


def test_nothing_and_a_torn_header_are_no_packets():
    assert packets(b"") == []
    assert packets(adts(b"abc") + b"\xff\xf1") == [adts(b"abc")]


@given(LENGTHS)
def test_sound_begins_at_the_frame_nearest_to_its_pictures_and_ends_with_them(lengths):
    *begins, end = sound_bounds(lengths)
    assert end == sum(lengths)
    for number, begin in enumerate(begins):
        assert begin % FRAME_SAMPLES == 0
        assert abs(begin - sum(lengths[:number])) <= FRAME_SAMPLES // 2


@given(LENGTHS)
def test_every_packet_of_a_scene_stands_where_its_sound_does(lengths):
    bounds = sound_bounds(lengths)
    joined = packets(join_aac([named(scene, length) for scene, length in enumerate(lengths)], bounds))
    assert len(joined) == -(-sum(lengths) // FRAME_SAMPLES) + 1
    for place, packet in enumerate(joined):
        scene, number = map(int, packet[7:].split(b":"))
        assert place == bounds[scene] // FRAME_SAMPLES + number


@given(LENGTHS)
def test_all_packets_of_a_scene_are_there_but_those_of_the_silence_that_it_begins_with(lengths):
    bounds = sound_bounds(lengths)
    joined = packets(join_aac([named(scene, length) for scene, length in enumerate(lengths)], bounds))
    for scene, length in enumerate(lengths):
        numbers = [int(packet.split(b":")[1]) for packet in joined if packet[7:].startswith(b"%d:" % scene)]
        frames = -(-length // FRAME_SAMPLES)
        assert numbers == list(range(numbers[0], numbers[-1] + 1))
        assert numbers[0] <= (3 if scene else 0)
        assert numbers[-1] >= frames or scene == len(lengths) - 1


def test_a_scene_of_one_frame_is_joined():
    bounds = sound_bounds([800, 800, 4800])
    joined = packets(join_aac([named(0, 800), named(1, 800), named(2, 4800)], bounds))
    assert len(joined) == -(-6400 // FRAME_SAMPLES) + 1


@pytest.mark.parametrize(("lengths", "bounds"), [([], [0]), ([64_000, 80_000], [0, 64_512, 144_000])])
def test_where_sounds_begin(lengths, bounds):
    assert sound_bounds(lengths) == bounds
