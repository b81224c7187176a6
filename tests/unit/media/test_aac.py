from video_gen.media.aac import packets


def adts(payload):
    length = 7 + len(payload)
    return bytes([0xFF, 0xF1, 0x4C, 0x40 | length >> 11, length >> 3 & 255, (length & 7) << 5 | 0x1F, 0xFC]) + payload


def test_a_stream_is_cut_into_its_packets():
    made = [adts(b""), adts(b"x" * 300), adts(bytes(5000))]
    assert packets(b"".join(made)) == made


def test_nothing_and_a_torn_header_are_no_packets():
    assert packets(b"") == []
    assert packets(adts(b"abc") + b"\xff\xf1") == [adts(b"abc")]
