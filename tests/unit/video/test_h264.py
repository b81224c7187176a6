import random

import pytest

from video_gen.video.h264 import AccessUnit, Numbering, access_units, numbering, parameter_sets, renumbered

DELIMITER = b"\0\0\0\1\x09\xf0"
KEY = DELIMITER + b"\0\0\0\1\x67\x64\0\0\0\1\x68\xee\0\0\1\x06\x05\x04user\0\0\0\1\x65\x88\x84"
FOUR_BITS = Numbering(4, 0)
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

    assert renumbered(unit, 7, FOUR_BITS) is unit


@pytest.mark.parametrize("position", range(40))
def test_frame_number_counts_modulo_sixteen_and_the_rest_stays(position: int) -> None:
    (unit,) = access_units(P_FRAME)

    moved = renumbered(unit, position, FOUR_BITS)

    assert frame_number(moved) == position % 16
    assert renumbered(moved, 1, FOUR_BITS) == unit


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

        moved = renumbered(unit, dice.randrange(16), FOUR_BITS).data[len(DELIMITER) + 5 :]

        assert not any(bad in moved for bad in (b"\0\0\0", b"\0\0\1", b"\0\0\2"))
        assert moved.replace(b"\0\0\3", b"\0\0")[2:] == payload[2:]


@pytest.mark.parametrize("nal", [b"\x41\x88\x84\x21\x00\x00\x10", b"\x01\x9a\x22\x09\xe7\x3f\x00"])
def test_slice_that_is_no_p_slice_or_no_reference_is_refused(nal: bytes) -> None:
    with pytest.raises(ValueError, match="P slice"):
        renumbered(AccessUnit(DELIMITER + b"\0\0\0\1" + nal, key=False), 3, FOUR_BITS)


def bits(*fields: tuple[int, int] | int) -> bytes:
    """Return fields as bytes: a number in Exp-Golomb code, or a value and its width in bits."""
    text = ""
    for field in fields:
        if isinstance(field, tuple):
            text += f"{field[0]:0{field[1]}b}"
        else:
            code = f"{field + 1:b}"
            text += "0" * (len(code) - 1) + code
    text += "1"
    return int(text.ljust(-(-len(text) // 8) * 8, "0"), 2).to_bytes(-(-len(text) // 8))


def sequence_set(*, profile: int = 77, number: int, order: tuple[int, ...], references: int = 1, frames: int = 1):
    chroma = (1, 0, 0, (0, 2)) if profile == 100 else ()
    after = (references, (0, 1), 19, 14, (frames, 1))
    return b"\x67" + bits((profile, 8), (0, 16), 0, *chroma, number - 4, *order, *after)


@pytest.mark.parametrize("profile", [66, 77, 100])
@pytest.mark.parametrize(("order", "order_bits"), [((2,), 0), ((0, 2), 6)])
def test_numbering_is_read_off_the_sequence_parameter_set(profile, order, order_bits) -> None:
    (unit,) = access_units(KEY.replace(b"\x67\x64", sequence_set(profile=profile, number=8, order=order)))

    assert numbering(unit) == Numbering(8, order_bits)
    assert numbering(unit).period == 256


@pytest.mark.parametrize("unfit", [{"order": (1,)}, {"order": (2,), "references": 2}, {"order": (2,), "frames": 0}])
def test_stream_whose_frames_cannot_be_numbered_anew_is_refused(unfit) -> None:
    (unit,) = access_units(KEY.replace(b"\x67\x64", sequence_set(number=4, **unfit)))
    with pytest.raises(ValueError, match=r"more than one|second kind"):
        numbering(unit)


def test_key_frame_without_its_parameter_sets_is_refused() -> None:
    with pytest.raises(ValueError, match="no sequence parameter set"):
        numbering(AccessUnit(DELIMITER + b"\0\0\0\1\x65\x88\x84", key=True))


def test_parameter_sets_are_those_before_the_key_slice() -> None:
    (unit,) = access_units(KEY)
    assert parameter_sets(unit) == b"\x67\x64\x68\xee"


@pytest.mark.parametrize("position", [1, 31, 32, 255, 300])
def test_picture_order_counts_in_twos_where_the_stream_has_one(position) -> None:
    numbers = Numbering(8, 6)
    rest = (0b1011, 4)
    slices = [b"\x41" + bits(first, 0, 0, (9, 8), (18, 6), rest) for first in (0, 300)]
    unit = AccessUnit(DELIMITER + b"\xf0" + b"".join(b"\0\0\0\1" + nal for nal in slices), key=False)

    moved = renumbered(unit, position, numbers).data.replace(b"\0\0\3", b"\0\0").split(b"\0\0\0\1")[2:]

    expected = ((position % 256, 8), (2 * position % 64, 6), rest)
    assert moved == [b"\x41" + bits(first, 0, 0, *expected) for first in (0, 300)]
