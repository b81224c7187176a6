"""The page beside a video in a real browser, from the disk and from a host without range requests."""

import pytest

from tests.unit.output.sample_reel import FRAMES, TEXTS, TITLE
from tests.waiting import until

SECOND_SCENE_S, THIRD_SCENE_S = FRAMES[0] / 30, (FRAMES[0] + FRAMES[1]) / 30
VIDEO = "document.querySelector('video')"
BOX_OF_VIDEO = f"{VIDEO}.getBoundingClientRect().toJSON()"


def until_page(page, condition):
    """Return when a condition holds; the page's own policy keeps the library from waiting inside it."""
    until(lambda: page.evaluate(condition), lambda: condition, poll_seconds=0.02)


def time_of(page):
    return page.evaluate(f"{VIDEO}.currentTime")


def ready(page):
    until_page(page, f"{VIDEO}.readyState >= 2")
    return page


def lit(page):
    return page.eval_on_selector_all("[aria-current]", "found => found.map(link => link.textContent)")


@pytest.fixture
def page(open_page, local):
    return ready(open_page(local))


@pytest.fixture(params=["disk", "host"])
def anywhere(request, open_page, local, host, made):
    """The page from the disk, and from a host that knows no ranges."""
    return ready(open_page(local if request.param == "disk" else f"{host}/{made.folder.name}/"))


def test_the_video_plays_and_its_lines_light_up(page):
    page.evaluate(f"{VIDEO}.playbackRate = 0.25")  # what is looked at next stays for seconds
    page.evaluate(f"{VIDEO}.play()")
    until_page(page, f"{VIDEO}.currentTime > 0.4")
    assert lit(page) == [f"0:00 {TITLE}", TEXTS[0]]
    assert page.evaluate(f"[{VIDEO}.videoWidth, {VIDEO}.videoHeight, {VIDEO}.error]") == [320, 240, None]


COLOUR_AT = """
async ([moment, left, top]) => {
    const video = document.querySelector('video')
    const arrived = new Promise(resolve => video.addEventListener('seeked', resolve, {once: true}))
    video.currentTime = moment
    await arrived
    const canvas = Object.assign(document.createElement('canvas'), {width: 320, height: 240})
    const drawing = canvas.getContext('2d')
    drawing.drawImage(video, 0, 0)
    return [...drawing.getImageData(left, top, 1, 1).data].slice(0, 3)
}"""


def test_it_seeks_to_the_very_frame_in_which_a_scene_begins_and_a_held_picture_changes(open_page, host, made):
    """Half a frame before and after, as what is on screen shows."""
    page = ready(open_page(f"{host}/{made.folder.name}/"))
    for number, start in enumerate((0, FRAMES[0], FRAMES[0] + FRAMES[1])):
        red_green_blue = page.evaluate(COLOUR_AT, [(start + 0.5) / 30, 160, 120])
        assert red_green_blue.index(max(red_green_blue)) == number
        if start:
            before = page.evaluate(COLOUR_AT, [(start - 0.5) / 30, 160, 120])
            assert before.index(max(before)) == number - 1
        marked = start + FRAMES[number] // 2
        assert min(page.evaluate(COLOUR_AT, [(marked + 0.5) / 30, 8, 8])) > 200
        assert min(page.evaluate(COLOUR_AT, [(marked - 0.5) / 30, 8, 8])) < 100


def test_a_line_of_the_transcript_seeks_and_lights_up(anywhere):
    page = anywhere
    line = page.get_by_role("link", name=TEXTS[2])
    line.click()
    until_page(page, f"{VIDEO}.currentTime >= {THIRD_SCENE_S} + 0.1 && !{VIDEO}.paused && !{VIDEO}.seeking")
    assert time_of(page) < THIRD_SCENE_S + 1.5
    assert lit(page) == ["0:03 Second \\", TEXTS[2]]
    assert line.get_attribute("aria-current") == "true"
    assert page.url.endswith("#t=3.108")
    fetched_whole = page.evaluate(f"{VIDEO}.currentSrc").startswith("blob:")
    assert fetched_whole == page.url.startswith("http:")


@pytest.mark.parametrize("follows", [True, False])
def test_the_window_follows_the_voice_where_that_is_wanted(open_page, local, follows):
    page = ready(open_page(local, viewport={"width": 1200, "height": 260}, reduced_motion="reduce"))
    page.locator("#follow").set_checked(follows)
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(f"{VIDEO}.currentTime = {THIRD_SCENE_S} + 0.1; {VIDEO}.play()")
    page.wait_for_selector(".line[aria-current]")
    until_page(page, f"{VIDEO}.currentTime > {THIRD_SCENE_S} + 0.4")
    assert (page.evaluate("scrollY") > 0) == follows


@pytest.mark.parametrize("size", ["240x426", "240x240", "320x240"])
@pytest.mark.parametrize("window", [{"width": 390, "height": 700}, {"width": 1200, "height": 700}])
def test_the_video_has_its_shape_before_it_plays_and_stays_in_sight(open_page, local_of_size, size, window):
    page = open_page(local_of_size(size), viewport=window, reduced_motion="reduce")
    until_page(page, f"{VIDEO}.getBoundingClientRect().height > 60")
    width, height = map(int, size.split("x"))
    before = page.evaluate(BOX_OF_VIDEO)
    assert before["width"] / before["height"] == pytest.approx(width / height, rel=0.02)
    page.evaluate("document.querySelector('.transcript').style.paddingBottom = '200vh'")
    page.evaluate(f"{VIDEO}.currentTime = {THIRD_SCENE_S} + 0.1; {VIDEO}.play()")
    until_page(page, f"{VIDEO}.currentTime > {THIRD_SCENE_S} + 0.4")
    video, line = page.evaluate(BOX_OF_VIDEO), page.locator(".line[aria-current]").bounding_box()
    assert video["height"] == pytest.approx(before["height"], abs=1)
    assert video["top"] >= 0
    assert video["bottom"] <= window["height"]
    assert window["width"] > 992 or line["y"] >= video["bottom"]


def test_everything_can_be_done_with_the_keyboard(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "transcript"
    page.locator("#follow").focus()
    page.keyboard.press("Space")
    assert not page.locator("#follow").is_checked()
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == TEXTS[1]
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    until_page(page, f"{VIDEO}.currentTime >= {SECOND_SCENE_S} && !{VIDEO}.paused")


def test_captions_show_what_is_said(page):
    track = f"{VIDEO}.textTracks[0]"
    assert page.evaluate(f"[{track}.kind, {track}.language, {track}.mode]") == ["captions", "en-US", "disabled"]
    page.evaluate(f"{track}.mode = 'showing'")
    until_page(page, f"{track}.cues && {track}.cues.length === 3")
    texts = page.evaluate(f"[...{track}.cues].map(cue => cue.getCueAsHTML().textContent)")
    assert [" ".join(text.split()) for text in texts] == list(TEXTS)
    page.evaluate(f"{VIDEO}.currentTime = 0.5")
    until_page(page, f"{track}.activeCues.length === 1")


def test_the_words_of_the_document_are_no_markup(page):
    assert page.title() == TITLE
    assert page.locator("h1").text_content() == TITLE
    assert page.locator("main b").count() == 0
    assert page.locator(".line").all_text_contents() == list(TEXTS)


def test_a_link_to_a_moment_opens_there(open_page, local):
    page = ready(open_page(f"{local}#t=2.5"))
    until_page(page, f"Math.abs({VIDEO}.currentTime - 2.5) < 0.05")
    assert page.evaluate(f"{VIDEO}.paused")
    assert lit(page) == ["0:01 First = part; #1", TEXTS[1]]


def test_before_a_scenes_first_word_no_line_is_lit(open_page, local):
    page = ready(open_page(f"{local}#t={SECOND_SCENE_S + 0.05:.3f}"))
    page.wait_for_selector("[aria-current]")
    assert lit(page) == ["0:01 First = part; #1"]


def test_a_line_that_is_opened_in_another_tab_leaves_this_one_as_it_is(page):
    with page.context.expect_page():
        page.get_by_role("link", name=TEXTS[2]).click(modifiers=["Control"])
    assert page.evaluate(f"[{VIDEO}.currentTime, {VIDEO}.paused]") == [0, True]


def test_landmarks_and_names_for_screen_readers(open_page, local):
    page = open_page(local)
    for role, name in [("main", None), ("banner", None), ("contentinfo", None), ("navigation", "Chapters")]:
        assert page.get_by_role(role, name=name).count() == 1
    for name in ("Video", "Transcript"):
        assert page.get_by_role("region", name=name).count() == 1
    assert page.get_by_role("checkbox", name="Follow the voice").is_checked()
    headings = page.eval_on_selector_all("h1, h2, h3", "found => found.map(heading => heading.tagName)")
    assert headings == ["H1", "H2", "H2", "H3", "H3", "H3", "H2"]


@pytest.mark.parametrize(("scheme", "width", "paper"), [("light", 1440, 250), ("dark", 390, 16)])
def test_both_themes_are_readable_at_any_width(open_page, local, scheme, width, paper):
    page = open_page(local, color_scheme=scheme, viewport={"width": width, "height": 844})
    page.locator(".line").nth(1).click()
    page.wait_for_selector(".line[aria-current]")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("getComputedStyle(document.body).backgroundColor").startswith(f"rgb({paper},")
    for selector in ("h1", "header p", "time", ".line", ".line[aria-current]", ".chapters [aria-current]", "footer a"):
        assert contrast(page, selector) >= 4.5


def test_on_paper_the_text_is_dark_and_only_what_can_be_read_is_there(open_page, local):
    page = open_page(local, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for selector in ("h1", "header p", "time", ".line", ".chapters span"):
        assert contrast(page, selector) >= 4.5
    assert [page.locator(hidden).is_visible() for hidden in ("video", "#follow", "footer")] == [False] * 3
    chapters, first_line = (page.locator(shown).first.bounding_box() for shown in (".chapters", ".line"))
    assert chapters["y"] + chapters["height"] <= first_line["y"]


def contrast(page, selector):
    """Return the contrast of a text with what is behind it. Source: WCAG 2.2, contrast ratio."""
    text, behind = page.eval_on_selector(
        selector,
        """element => {
          const own = getComputedStyle(element).color;
          document.getAnimations().forEach(animation => animation.finish());
          while (getComputedStyle(element).backgroundColor === 'rgba(0, 0, 0, 0)') element = element.parentElement;
          return [own, getComputedStyle(element).backgroundColor];
        }""",
    )
    lighter, darker = sorted((luminance(text), luminance(behind)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    channels = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_video_that_is_gone_is_said_to_be(browser, made, tmp_path):
    (tmp_path / "index.html").write_text(made.path("page").read_text("utf-8"), "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_role("status").filter(has_text="still beside this page").wait_for()
    page.close()
