"""The image and the compose file name what there is."""

import re
from fnmatch import fnmatch
from pathlib import Path

import yaml

from flows.commands.work import PATIENCE_SECONDS

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "deployments" / "Dockerfile").read_text()
DEBIANS_GROUPS = {
    "adm",
    "audio",
    "backup",
    "disk",
    "games",
    "mail",
    "news",
    "staff",
    "users",
    "video",
    "voice",
    "www-data",
}
"""Some of those that every Debian has. Source: base-passwd."""
COMPOSE = yaml.safe_load((ROOT / "deployments" / "compose.yaml").read_text())


def test_the_image_copies_what_there_is_and_what_the_build_is_given():
    let_through = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    copied = [path for line in re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE) for path in line.split()]
    assert {"flows", "video_gen", "prefect.yaml", "deployments/server"} <= set(copied)
    for path in copied:
        assert (ROOT / path).exists()
        assert any(fnmatch(path, pattern) for pattern in let_through), path


def test_the_image_runs_as_nobody_of_importance_with_fonts_and_a_check_of_health():
    assert re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE) == ["10001"]
    (user,) = re.findall(r"useradd .*?([\w-]+) \\$", DOCKERFILE, re.MULTILINE)
    assert user not in DEBIANS_GROUPS  # useradd makes a group of that name
    assert "libfribidi0" in DOCKERFILE
    assert "fonts-noto-core" in DOCKERFILE
    assert "HEALTHCHECK" in DOCKERFILE


def test_other_code_leaves_what_pip_installed_as_it_is():
    installed = DOCKERFILE.index("pip install")
    before = re.findall(r"^COPY (.+) \S+$", DOCKERFILE[:installed], re.MULTILINE)
    assert before == ["constraints.txt pyproject.toml"]
    for package in ("flows", "video_gen"):  # what pip links to has to be there
        assert f"{package}/__init__.py" in DOCKERFILE[:installed]


def test_the_server_may_write_its_pages_and_no_container_leaves_a_volume_without_a_name_behind():
    (pages,) = re.findall(r"PREFECT_SERVER_UI_STATIC_DIRECTORY=(\S+)/pages", DOCKERFILE)
    assert f" PREFECT_HOME={pages} " in " ".join(DOCKERFILE.split())
    assert re.search(rf"-o maker .*{Path(pages).parent}/\{{.*{Path(pages).name}", DOCKERFILE)
    assert "VOLUME" not in DOCKERFILE
    named = [one for service in COMPOSE["services"].values() for one in service.get("volumes", [])]
    assert {one.split(":")[0] for one in named if not one.startswith("$")} == set(COMPOSE["volumes"])


def test_a_worker_that_is_stopped_has_time_to_end_its_runs_and_leaves_the_server_the_processors():
    worker = COMPOSE["services"]["worker"]
    assert worker["command"][:2] == ["video-gen", "work"]
    assert int(worker["stop_grace_period"].removesuffix("s")) > PATIENCE_SECONDS
    assert worker["cpu_shares"] < 1024  # what a container has that says nothing
    assert all(COMPOSE["services"][name].get("init") for name in ("server", "setup", "worker", "metrics"))
    assert str(COMPOSE["services"]["setup"]["restart"]).startswith("on-failure:")  # others wait for it, not for ever


def test_services_wait_for_services_that_there_are_and_the_password_has_to_be_set():
    services = COMPOSE["services"]
    assert set(services) == {"database", "server", "setup", "worker", "metrics"}
    for name, service in services.items():
        assert set(service.get("depends_on", {})) <= set(services)
        if name != "database":
            assert (service["image"], service["cap_drop"]) == ("video-gen", ["ALL"])
    assert services["database"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "deployments" / "compose.yaml").read_text()))
    offered = set(re.findall(r"^(\w+)=", (ROOT / "deployments" / "env.example").read_text(), re.MULTILINE))
    assert asked == offered
