"""`video-gen apply`: a Prefect server gets its work pools, blocks and automations."""

import json as json_text
from pathlib import Path

from flows.commands.options import Flag
from flows.server.environment import prepare
from flows.server.wanted import read_wanted


def apply(folder: Path, /, *, json: Flag = False) -> int:
    """Make the server in PREFECT_API_URL have the work pools, blocks and automations that files ask for.

    What is so already is left alone: a second time changes nothing.

    Parameters
    ----------
    folder:
        Folder of YAML files, such as deployments/server.
    json:
        Print one JSON object.
    """
    asked = read_wanted(folder)
    prepare()
    from prefect.client.orchestration import get_client  # noqa: PLC0415  # long imports, not for --help

    from flows.server.connection import configured_api, connect, connected  # noqa: PLC0415
    from flows.server.provision import provide  # noqa: PLC0415

    configured_api()
    connect(None)
    done = []
    with connected(), get_client(sync_client=True) as client:
        for one in provide(client, asked):
            done.append(one)
            if not json:
                print(f"{one.fate:<10}{one.kind} {one.name}" + (f": {one.reason}" if one.reason else ""))  # noqa: T201
    if json:
        print(json_text.dumps({"applied": [one._asdict() for one in done]}, ensure_ascii=False))  # noqa: T201
    return 0
