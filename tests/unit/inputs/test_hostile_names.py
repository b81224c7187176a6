"""Whatever a document calls a picture, it is shown or left out with a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from video_gen.errors import DocumentError
from video_gen.inputs.data_address import data_of
from video_gen.inputs.picture_names import picture_names
from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.inputs.web.addresses import checked_address
from video_gen.inputs.web.repositories import raw_address
from video_gen.media.picture_check import LeftOutError

PIECES = st.sampled_from(
    [
        *("http://", "https://", "//", "/", "..", "%2e", "%00", "\0", "[", "]", ":", "@", "?", "#", "&amp;", "\\", "."),
        *("data:", "base64,", ";", "image/svg+xml", "%", "%3Csvg", "a.png", "\ud800", "é", "例", "xn--", "127.0.0.1"),
        *("github.com/o/r/blob/", "/-/blob/", "(", ")", "<", ">", "![", "](", "\n", " ", "'", '"', "<img src="),
    ]
)
NAMES = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=60))


@given(NAMES, NAMES)
@settings(max_examples=400, deadline=None)
def test_an_address_is_one_or_refused(address, base):
    try:
        url = checked_address(raw_address(address), base)
    except DocumentError:
        return
    assert url.scheme in {"http", "https"}
    assert url.raw_host
    assert not url.userinfo


@given(NAMES)
@settings(max_examples=400, deadline=None)
def test_a_data_address_is_data_or_left_out(rest):
    try:
        data = data_of(f"data:{rest}", 100)
    except LeftOutError:
        return
    assert len(data) <= 100


@pytest.mark.parametrize("address", ["", "https://example.org/a/b.md"])
@given(st.lists(NAMES, max_size=6))
@settings(max_examples=100, deadline=None)
def test_nothing_is_shown_that_is_not_there(address, names):
    where = Whereabouts(address=address, nowhere="it has no folder")
    assets, warnings = load_pictures(tuple(dict.fromkeys(names)), where)
    assert assets == ()
    assert bool(warnings) == bool(names)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
def test_names_are_found_in_any_text(text):
    assert all(isinstance(name, str) for name in picture_names(text))
