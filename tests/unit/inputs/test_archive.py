import io
import struct
import zipfile

import pytest

from video_gen.errors import DocumentError
from video_gen.inputs import archive
from video_gen.inputs.archive import check_archive, entry_names


def packed(entries, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return out.getvalue()


def fault(data):
    with pytest.raises(DocumentError) as error:
        check_archive(data, "a.docx")
    return error.value.reason


def test_a_sound_archive_passes():
    data = packed({"word/document.xml": "<a/>", "word/media/a.png": b"x" * 5000})
    check_archive(data, "a.docx")
    assert entry_names(data) == {"word/document.xml", "word/media/a.png"}


def test_too_many_files(monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    assert "holds 4 files" in fault(packed({f"{n}": "" for n in range(4)}))


def test_a_long_directory_is_not_read(monkeypatch):
    monkeypatch.setattr(archive, "MAX_DIRECTORY_BYTES", 100)
    data = packed({f"{n}": "" for n in range(4)})
    assert entry_names(data) == frozenset()
    assert "damaged" in fault(data)


def test_an_archive_of_64_bits_is_not_read():
    data = packed({"a": "x"})
    end, start = data.rfind(b"PK\x05\x06"), data.rfind(b"PK\x01\x02")
    directory = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, end - start, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    large = data[:end] + directory + locator + data[end:]
    assert zipfile.ZipFile(io.BytesIO(large)).read("a") == b"x"
    assert "damaged" in fault(large)


def test_a_file_too_large(monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRY_BYTES", 1000)
    assert "big.xml in it unpacks" in fault(packed({"big.xml": "x" * 1001}))


def test_all_files_too_large(monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 1000)
    assert "unpacks to more than" in fault(packed({"a": "x" * 600, "b": "x" * 600}))


def test_a_file_packed_too_well():
    assert "more than 200 times" in fault(packed({"bomb.xml": " " * 2_000_000}))


def test_a_small_file_may_be_packed_well():
    check_archive(packed({"a.xml": " " * 500_000}), "a.docx")


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "a/../../b", "/".join("abcdefghijklmn"), "a\\b"])
def test_odd_paths(name):
    assert "of the name" in fault(packed({name: "x"}))


def test_an_encrypted_file():
    data = bytearray(packed({"a.xml": "x"}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "encrypted" in fault(bytes(data))


def test_an_unusual_method():
    assert "unusual" in fault(packed({"a.xml": "x" * 100}, zipfile.ZIP_LZMA))


def test_files_that_share_their_bytes():
    data = bytearray(packed({"a.xml": "x" * 100, "b.xml": "y" * 100}, zipfile.ZIP_STORED))
    second = data.rfind(b"PK\x01\x02")
    struct.pack_into("<L", data, second + 42, 0)  # where its bytes begin
    assert "overlap" in fault(bytes(data))


@pytest.mark.parametrize("cut", [10, 60, -10])
def test_an_archive_cut_off(cut):
    assert "damaged" in fault(packed({"a.xml": "x" * 100})[:cut])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text", b"PK\x03\x04" + b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_has_no_names(data):
    assert entry_names(data) == frozenset()
