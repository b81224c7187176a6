"""The image and the compose file name what there is."""

import re
from fnmatch import fnmatch
from pathlib import Path

import yaml

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
