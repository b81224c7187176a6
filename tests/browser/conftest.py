"""Debian's Chromium, without a window, and a finished video to open in it."""

import http.server
import shutil
import threading
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.integration.made_footage import real_reel
from tests.unit.output.sample_reel import SOURCE
from video_gen.output import handle_output

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def browser():
    """A browser for the tests of one file: Playwright keeps an event loop running, which others must not meet."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "these tests need Chromium: apt install chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--mute-audio"])
        yield launched
        launched.close()


def _written(reel):
    return handle_output(
        reel.video, reel.clips, reel.footage, reel.sound, reel.thumbnail, reel.speaker, reel.config, SOURCE
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A video of three scenes, five seconds long, with hostile words in it."""
    return _written(real_reel(tmp_path_factory.mktemp("browser") / "out"))


@pytest.fixture(scope="session")
def local_of_size(tmp_path_factory):
    """The address of such a video's page, given the size of its frames."""
    return lambda size: Path(_written(real_reel(tmp_path_factory.mktemp("size"), size=size)).path("page")).as_uri()


class Plain(http.server.SimpleHTTPRequestHandler):
    """Python's own server: it knows no ranges."""

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="session")
def host(made):
    """Serve the video's folder on loopback and return its address."""
    handler = partial(Plain, directory=str(made.folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def open_page(browser):
    """Open an address in a window of its own; whatever it complains of or asks for fails the test."""
    windows, wrong = [], []

    def look(address, **settings):
        window = browser.new_context(**settings)
        windows.append(window)
        page = window.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("requestfailed", lambda request: "aborted" in str(request.failure).lower() or wrong.append(request.url))
        page.on("request", lambda request: _is_near(request.url) or wrong.append(request.url))
        page.goto(address)
        return page

    yield look
    for window in windows:
        window.close()
    assert wrong == []


def _is_near(address):
    return address.startswith(("file:", "data:", "blob:", "http://127.0.0.1:"))


@pytest.fixture(scope="session")
def local(made):
    return Path(made.path("page")).as_uri()
