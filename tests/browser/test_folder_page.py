"""The page over a folder of videos in a real browser."""

import pytest

from tests.unit.output.sample_reel import TITLE
from video_gen.output import write_index


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_leads_to_the_video(open_page, made, scheme):
    page = open_page(write_index(made.folder.parent).as_uri(), color_scheme=scheme)
    page.keyboard.press("Tab")
    card = page.get_by_role("link", name=TITLE)
    assert card.evaluate("link => link === document.activeElement")
    assert "0:05" in card.text_content()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cafe-a-b-test/index.html")
    assert page.get_by_role("heading", level=1).text_content() == TITLE
