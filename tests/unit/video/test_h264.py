import random

import pytest

from video_gen.video.h264 import AccessUnit, access_units, renumbered

DELIMITER = b"\0\0\0\1\x09\xf0"
KEY = DELIMITER + b"\0\0\0\1\x67\x64\0\0\0\1\x68\xee\0\0\1\x06\x05\x04user\0\0\0\1\x65\x88\x84"
P_FRAME = DELIMITER + b"\0\0\0\1\x41\x9a\x22\x09\xe7\x3f"


def frame_number(unit: AccessUnit) -> int:
    payload = unit.data[unit.data.index(b"\x41") + 1 :].replace(b"\0\0\3", b"\0\0")
    return (payload[0] & 1) << 3 | payload[1] >> 5


def test_stream_is_split_into_frames_with_their_kind() -> None:
    units = access_units(KEY + P_FRAME + P_FRAME)

    assert [unit.key for unit in units] == [True, False, False]
    assert units[1].data == P_FRAME


def test_parameter_sets_stay_and_the_encoders_user_data_goes() -> None:
    (unit,) = access_units(KEY)

    assert b"\x67\x64" in unit.data
    assert b"\x68\xee" in unit.data
    assert b"user" not in unit.data


def test_key_frame_keeps_its_bytes() -> None:
    (unit,) = access_units(KEY)

    assert renumbered(unit, 7) is unit


@pytest.mark.parametrize("position", range(40))
def test_frame_number_counts_modulo_sixteen_and_the_rest_stays(position: int) -> None:
    (unit,) = access_units(P_FRAME)

    moved = renumbered(unit, position)

    assert frame_number(moved) == position % 16
    assert renumbered(moved, 1) == unit


def test_no_start_code_appears_inside_a_renumbered_frame() -> None:
    dice = random.Random(7)
    for _ in range(2_000):
        tail = bytes(dice.choice((0, 0, 0, 1, 2, 3, 9)) for _ in range(9)) + b"\x80"
        payload = b"\x9a" + bytes([dice.randrange(256)]) + tail
        escaped = bytearray()
        for byte in payload:
            if escaped[-2:] == b"\0\0" and byte <= 3:
                escaped.append(3)
            escaped.append(byte)
        unit = AccessUnit(DELIMITER + b"\0\0\0\1\x41" + bytes(escaped), key=False)

        moved = renumbered(unit, dice.randrange(16)).data[len(DELIMITER) + 5 :]

        assert not any(bad in moved for bad in (b"\0\0\0", b"\0\0\1", b"\0\0\2"))
        assert moved.replace(b"\0\0\3", b"\0\0")[2:] == payload[2:]


@pytest.mark.parametrize("nal", [b"\x41\x88\x84\x21\x00\x00\x10", b"\x06\x9a\x22\x09\xe7\x3f\x00"])
def test_frame_of_another_form_is_refused(nal: bytes) -> None:
    with pytest.raises(ValueError, match="four-bit"):
        renumbered(AccessUnit(DELIMITER + b"\0\0\0\1" + nal, key=False), 3)
