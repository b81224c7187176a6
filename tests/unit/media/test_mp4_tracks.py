import struct

import pytest

from video_gen.media.mp4_tracks import disable_captions, track_seconds


def box(kind, content, *, wide=False):
    if wide:
        return struct.pack(">I4sQ", 1, kind, len(content) + 16) + content
    return struct.pack(">I4s", len(content) + 8, kind) + content


def track(handler, flags):
    return box(
        b"trak",
        box(b"tkhd", bytes([0, 0, 0, flags]) + bytes(80))
        + box(b"edts", b"tkhd")
        + box(b"mdia", box(b"mdhd", bytes(24)) + box(b"hdlr", bytes(8) + handler + bytes(13))),
    )


def movie(*tracks, order="index first", wide=False):
    boxes = [box(b"ftyp", b"isom"), box(b"moov", box(b"mvhd", bytes(100)) + b"".join(tracks))]
    boxes.insert(2 if order == "index first" else 1, box(b"mdat", b"tkhd sbtl", wide=wide))
    return b"".join(boxes)


def changed(tmp_path, content):
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    disable_captions(path)
    return path.read_bytes()


def test_only_caption_tracks_are_disabled(tmp_path):
    before = movie(track(b"vide", 3), track(b"soun", 3), track(b"sbtl", 3))
    assert changed(tmp_path, before) == movie(track(b"vide", 3), track(b"soun", 3), track(b"sbtl", 2))


def test_one_that_is_disabled_stays_so(tmp_path):
    before = movie(track(b"vide", 3), track(b"sbtl", 2))
    assert changed(tmp_path, before) == before


def test_boxes_with_wide_sizes_are_passed(tmp_path):
    before = movie(track(b"sbtl", 7), order="index last", wide=True)
    assert changed(tmp_path, before) == movie(track(b"sbtl", 6), order="index last", wide=True)


def test_a_last_box_without_a_size_reaches_to_the_end(tmp_path):
    before = movie(track(b"sbtl", 1))[:-17] + struct.pack(">I4s", 0, b"mdat") + b"rest"
    assert changed(tmp_path, before) == before.replace(track(b"sbtl", 1), track(b"sbtl", 0))


def test_what_is_no_mp4_stays_as_it_is(tmp_path):
    for content in (b"", b"short", bytes(20), box(b"moov", box(b"trak", b"")), box(b"moov", track(b"sbtl", 1)[:40])):
        assert changed(tmp_path, content) == content


@pytest.mark.parametrize("wide", [False, True])
def test_tracks_last_as_long_as_their_headers_say(tmp_path, wide):
    times = ">B3x8x8x" if wide else ">B3x4x4x"
    scale = struct.pack(times + ("I" + "Q" if wide else "II"), wide, 1000, 9)
    length = struct.pack(times + ("4x4xQ" if wide else "4x4xI"), wide, 2500)
    handler = box(b"mdia", box(b"hdlr", bytes(8) + b"soun" + bytes(13)))
    (tmp_path / "a.mp4").write_bytes(box(b"moov", box(b"mvhd", scale) + box(b"trak", box(b"tkhd", length) + handler)))
    assert track_seconds(tmp_path / "a.mp4") == {"soun": 2.5}


def test_what_is_no_mp4_has_no_tracks(tmp_path):
    for content in (b"", b"short", box(b"moov", track(b"sbtl", 1)[:40])):
        (tmp_path / "a.mp4").write_bytes(content)
        assert not any(track_seconds(tmp_path / "a.mp4").values())
