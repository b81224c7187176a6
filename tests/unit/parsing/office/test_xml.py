import pytest

from video_gen.parsing.office import xml
from video_gen.parsing.office.xml import XmlError, child, is_on, number, read_xml, value

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def test_names_are_short_whatever_prefix_the_file_uses():
    for text in (f'<w:p {W} w:val="1"/>', f'<x:p {STRICT} x:val="1"/>'):
        root = read_xml(text.encode())
        assert (root.tag, root.get("w:val")) == ("w:p", "1")


def test_unknown_namespaces_cannot_pass_for_known_ones():
    assert read_xml(b'<p xmlns="urn:other"/>').tag == "?:p"
    assert read_xml(b"<p/>").tag == "p"


def test_wrappers_are_not_there_and_neither_is_deleted_text():
    root = read_xml(f"<w:p {W}><w:ins><w:r>in</w:r></w:ins><w:del><w:r>out<w:t/></w:r></w:del><w:t/></w:p>".encode())
    assert [part.tag for part in root] == ["w:r", "w:t"]
    assert root[0].text == "in"


def test_of_two_forms_the_first_is_read():
    text = f"<w:p {W} {MC}><mc:AlternateContent><mc:Choice><w:a/></mc:Choice><mc:Fallback><w:b/></mc:Fallback>"
    root = read_xml(f"{text}</mc:AlternateContent></w:p>".encode())
    assert [part.tag for part in root] == ["w:a"]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<!DOCTYPE a><a/>",
    ],
)
def test_document_types_are_refused(text):
    with pytest.raises(XmlError, match="document type"):
        read_xml(text.encode())


def test_depth_is_bounded():
    read_xml(b"<a>" * 200 + b"</a>" * 200)
    with pytest.raises(XmlError, match="too deep"):
        read_xml(b"<a>" * 201 + b"</a>" * 201)


def test_deleted_text_counts_towards_depth():
    with pytest.raises(XmlError, match="too deep"):
        read_xml(f"<w:del {W}>".encode() + b"<a>" * 201)


def test_elements_are_bounded(monkeypatch):
    monkeypatch.setattr(xml, "MAX_ELEMENTS", 10)
    with pytest.raises(XmlError, match="more than 10 elements"):
        read_xml(b"<a>" + b"<b/>" * 10 + b"</a>")


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"text", b"<a></b>", b'<?xml version="1.0" encoding="nonsense"?><a/>', b"\0"]
)
def test_what_is_no_xml_is_refused(data):
    with pytest.raises(XmlError, match="broken"):
        read_xml(data)


def test_reading_what_may_be_missing():
    root = read_xml(f'<w:p {W}><w:a><w:b w:val="0"/><w:c w:val="x"/><w:d/></w:a></w:p>'.encode())
    assert child(root, "w:a", "w:none", "w:b") is None
    assert (value(root, "w:a", "w:c"), value(root, "w:x", "w:c")) == ("x", None)
    assert (is_on(root, "w:a", "w:b"), is_on(root, "w:a", "w:d"), is_on(root, "w:a", "w:x")) == (False, True, False)
    assert (number("12"), number("x", 3), number(None)) == (12, 3, 0)
