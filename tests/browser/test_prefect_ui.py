"""Prefect's own pages in a real browser, with a real server and worker, used as the guide to them says."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import HARBOUR
from tests.e2e.operator import DEPLOYMENT, deploy, get, outcomes_of, post, start_worker
from tests.e2e.workplace import free_port, prefect_server, workplace
from tests.integration.fake_edge import FakeEdge
from tests.integration.fake_edge import serving as speech
from tests.waiting import PATIENCE_SECONDS, until
from video_gen.models.config import InputConfig

SCENES = 3
FIRST_FIELDS = ["Source", "Source Type", "Output Dir", "Target Duration", "Voice", "Engine"]


class Site(NamedTuple):
    """Where everything is."""

    api: str
    ui: str
    service: FakeEdge
    """The online voice."""
    deployment: str
    """Id of the deployment that makes a video."""

    def run_page(self, run: str) -> str:
        return f"{self.ui}/v2/runs/flow-run/{run}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with the deployments, and a worker whose online voice refuses one scene and then no more."""
    folder = tmp_path_factory.mktemp("site")
    with (
        speech("", "400") as service,
        workplace(folder / "server", DO_NOT_TRACK="1") as home,
        prefect_server(home, free_port()) as api,
        workplace(folder / "operator", PREFECT_API_URL=api, VIDEO_GEN_EDGE_ENDPOINT=service.endpoint) as place,
    ):
        deploy(place)
        worker = start_worker(place)
        yield Site(api, api.removesuffix("/api"), service, get(api, f"/deployments/name/{DEPLOYMENT}")["id"])
        worker.process.terminate()
        worker.finished()


@pytest.fixture(scope="module")
def page(browser, site: Site) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(PATIENCE_SECONDS * 1000)
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    yield page
    page.close()


def field(page: Page, label: str):
    """Return what is filled in, or opened, under a label."""
    required, optional, chosen = (
        page.get_by_label(name, exact=True) for name in (label, f"{label} (Optional)", f"Select {label}")
    )
    return required.or_(optional).or_(chosen)


def choices(page: Page, label: str):
    """Open a field's list and return its choices."""
    field(page, label).click()
    return page.get_by_role("option")


def open_form(page: Page, site: Site) -> None:
    page.goto(site.ui)
    page.get_by_role("link", name="Deployments").click()
    page.get_by_role("link", name="document-to-video", exact=True).click()
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Custom run").click()
    expect(field(page, "Target Duration")).to_be_visible()


def choose_of_run(page: Page, entry: str) -> None:
    """Take an entry of the menu of a run's page."""
    page.locator("button[aria-haspopup=menu]").first.click()
    page.get_by_role("menuitem", name=entry, exact=True).click()


def start(page: Page, site: Site) -> dict:
    """Submit the form and return the run; pages do not ask again where a busy server asks them to."""
    button = page.get_by_role("button", name="Submit")

    def started() -> list[dict]:
        if not (found := runs(site)) and button.is_visible() and button.is_enabled():
            button.click()
        return found

    (run,) = until(started, poll_seconds=3)
    return run


def runs(site: Site) -> list[dict]:
    return post(site.api, "/flow_runs/filter", {"deployments": {"id": {"any_": [site.deployment]}}})


def settled(site: Site, run: str, state: str) -> dict:
    """Return a run in the state in which it is to end."""

    def found() -> dict:
        return get(site.api, f"/flow_runs/{run}")

    until(lambda: found()["state_type"] == state, lambda: found()["state"])
    return found()


def test_the_form_offers_choices_and_help_and_refuses_what_does_not_fit(page, site):
    open_form(page, site)
    labels = page.locator("label").all_inner_texts()
    named = [label.removesuffix(" (Optional)") for label in labels]
    assert named[named.index("Source") :][: len(FIRST_FIELDS)] == FIRST_FIELDS
    assert len(named) >= len(InputConfig.model_fields)
    expect(page.get_by_text("Length to aim for, in seconds (10 to 600).")).to_be_visible()
    expect(choices(page, "Captions")).to_have_text(["soft", "burned", "none"])
    page.keyboard.press("Escape")

    field(page, "Target Duration").fill("5")
    page.get_by_role("button", name="Submit").click()
    wrong = field(page, "Target Duration").evaluate("field => field.validationMessage")
    assert wrong == "Value must be greater than or equal to 10."
    assert runs(site) == []


def test_a_run_of_the_form_fails_at_a_scene_and_its_retry_makes_only_what_is_missing(page, site, tmp_path):
    document = tmp_path / "harbour.md"
    document.write_text(HARBOUR)
    open_form(page, site)
    for label, value in (("Source", document), ("Output Dir", tmp_path / "videos"), ("Size", "320x240")):
        field(page, label).fill(str(value))
    field(page, "Target Duration").fill("20")
    choices(page, "Engine").filter(has_text="edge").click()
    expect(page.get_by_role("option")).to_have_count(0)
    run = start(page, site)
    failed = settled(site, run["id"], "FAILED")
    assert (failed["name"], failed["parameters"]["config"]["engine"]) == ("harbour.md in 20 s", "edge")
    assert "1 scene(s) failed: " in failed["state"]["message"]
    page.goto(site.run_page(run["id"]))
    expect(page.locator("canvas").first).to_be_visible()
    assert outcomes_of(site.api, run["id"], "generate_audio", SCENES) == {"Completed": SCENES - 1, "Failed": 1}
    asked = site.service.connections
    choose_of_run(page, "Retry")
    page.get_by_role("dialog").or_(page.get_by_role("alertdialog")).get_by_role("button", name="Retry").click()

    settled(site, run["id"], "COMPLETED")
    assert site.service.connections - asked == 2  # whether it answers, and the scene that it refused
    assert (tmp_path / "videos" / "harbour-pilots" / "harbour-pilots.mp4").is_file()


def test_the_pages_of_the_run_show_its_stages_and_what_it_made(page, site):
    (run,) = runs(site)
    graph = get(site.api, f"/flow_runs/{run['id']}/graph-v2")
    labels = [node["label"] for _, node in graph["nodes"]]
    for stage in ("read the document", "parse the document", "write the script", "write the files of harbour-pilots"):
        assert stage in labels
    spoken, rendered = (
        {label.removeprefix(verb) for label in labels if label.startswith(verb)} for verb in ("speak ", "render ")
    )
    assert (spoken, len(spoken)) == (rendered, SCENES)

    page.goto(f"{site.run_page(run['id'])}?tab=Artifacts")
    for key in ("video-storyboard", "video-script", "video-report", "video-files"):
        expect(page.get_by_text(key).first).to_be_visible()
    found = post(site.api, "/artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [run["id"]]}}})
    boards = [one for one in found if one["key"] == "video-storyboard" and "webp" in one["data"]]
    page.get_by_text("video-storyboard").first.click()
    page.locator(f"a[href*='{boards[0]['id']}']").click()
    pictures = page.locator("img[src^='data:image/webp']")
    expect(pictures).to_have_count(SCENES)
    expect(pictures.first).to_be_visible()
    assert pictures.first.evaluate("picture => [picture.naturalWidth, picture.naturalHeight]") == [320, 240]
    expect(page.get_by_text("A harbour pilot brings large ships safely into port.").first).to_be_visible()


def test_a_script_is_rejected_in_a_form_and_the_run_says_why(page, site, tmp_path):
    document = tmp_path / "harbour.md"
    document.write_text(HARBOUR)
    config = {"source": str(document), "engine": "espeak", "output_dir": str(tmp_path / "videos"), "review": True}
    wanted = {"parameters": {"config": config}, "state": {"type": "SCHEDULED"}}
    run = post(site.api, f"/deployments/{site.deployment}/create_flow_run", wanted)["id"]
    settled(site, run, "PAUSED")
    page.goto(site.run_page(run))
    choose_of_run(page, "Resume")
    form = page.get_by_role("dialog")
    expect(form.get_by_text("Is this script of harbour.md to become a video?")).to_be_visible()
    expect(field(page, "Script")).to_have_value(re.compile("A harbour pilot brings large ships safely into port."))
    expect(choices(page, "Decision")).to_have_text(["approve", "reject"])
    page.get_by_role("option", name="reject").click()
    field(page, "Reason").fill("Leave the berth out.")
    form.get_by_role("button", name="Resume").click()

    settled(site, run, "FAILED")
    page.goto(f"{site.run_page(run)}?tab=Details")
    expect(
        page.get_by_text("harbour.md: its script was rejected: Leave the berth out. Change the document")
    ).to_be_visible()
    assert not (tmp_path / "videos").exists()
