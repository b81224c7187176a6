"""A Prefect server is made to have what an operator wants; what is so already is left alone."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import prefect.blocks.notifications
from prefect.blocks.core import Block
from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
from prefect.events.schemas.automations import AutomationCore
from prefect.exceptions import ObjectNotFound
from prefect.filesystems import RemoteFileSystem
from prefect.workers.base import BaseWorker
from pydantic import SecretStr, ValidationError

from flows.server import wanted
from flows.server.wanted import Wanted, filled, unset
from video_gen.errors import SettingsError

Fate = Literal["created", "updated", "unchanged", "left out"]


class Done(NamedTuple):
    """What became of one thing that was wanted."""

    kind: Literal["pool", "block", "automation"]
    name: str
    fate: Fate
    reason: str = ""
    """Why it was left out."""


def provide(client: SyncPrefectClient, asked: Wanted) -> Iterator[Done]:
    """Make the server have all that is asked for, in an order in which nothing is missing, and tell of each.

    Raises:
        SettingsError: Something asked for does not fit this Prefect.
    """
    for pool in asked.pools:
        missing = unset(pool.variables)
        fate: Fate = "left out" if missing else _pool(client, pool)
        yield Done("pool", pool.name, fate, _why(missing))
    blocks: dict[str, str] = {}
    for block in asked.blocks:
        if missing := unset(block.values):
            yield Done("block", block.address, "left out", _why(missing))
            continue
        fate, blocks[block.address] = _block(client, block)
        yield Done("block", block.address, fate)
    for automation in asked.automations:
        core, reason = _automation(client, automation, blocks)
        fate = _automated(client, core) if core else "left out"
        yield Done("automation", automation.name, fate, reason)


def _why(missing: Sequence[str]) -> str:
    return f"{missing[0]} is not set" if missing else ""


def _pool(client: SyncPrefectClient, asked: wanted.Pool) -> Fate:
    try:
        template = BaseWorker.get_worker_class_from_type(asked.type).get_default_base_job_template()  # type: ignore[union-attr]
    except AttributeError:
        raise SettingsError(
            f"pool {asked.name}", f"no worker of type {asked.type} is installed", "Try process"
        ) from None
    properties = template["variables"]["properties"]
    for name, default in filled(asked.variables).items():
        if name not in properties:
            known = ", ".join(properties)
            raise SettingsError(
                f"pool {asked.name}", f"{name} is no variable of {asked.type} pools", f"Take of {known}"
            )
        properties[name]["default"] = default
    update = WorkPoolUpdate(
        description=asked.description, concurrency_limit=asked.concurrency_limit, base_job_template=template
    )
    try:
        there = client.read_work_pool(asked.name)
    except ObjectNotFound:
        values = update.model_dump(exclude_unset=True)
        client.create_work_pool(WorkPoolCreate(name=asked.name, type=asked.type, **values))
        return "created"
    if there.type != asked.type:
        raise SettingsError(
            f"pool {asked.name}", f"it is there as a {there.type} pool", "Delete it, or take another name"
        )
    now = (there.description, there.concurrency_limit, there.base_job_template)
    if now == (update.description, update.concurrency_limit, update.base_job_template):
        return "unchanged"
    client.update_work_pool(asked.name, update)
    return "updated"


def _block_types() -> dict[str, type[Block]]:
    notifications = vars(prefect.blocks.notifications).values()
    kinds: list[type[Block]] = [kind for kind in notifications if isinstance(kind, type) and issubclass(kind, Block)]
    kinds += [RemoteFileSystem, Webhook]
    return {kind.get_block_type_slug(): kind for kind in kinds}


def _block(client: SyncPrefectClient, asked: wanted.Block) -> tuple[Fate, str]:
    """Return what became of a block, and its id."""
    types = _block_types()
    if asked.type not in types:
        raise SettingsError(
            f"block {asked.address}", "there is no such type", f"Take one of {', '.join(sorted(types))}"
        )
    try:
        block = types[asked.type].model_validate(filled(asked.values))
    except (ValidationError, ValueError, KeyError) as error:
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise SettingsError(f"block {asked.address}", reason, "Mend its values") from error
    fate: Fate = "created"
    try:
        there = client.read_block_document_by_name(asked.name, asked.type)
    except ObjectNotFound:
        pass
    else:
        if _plain(types[asked.type].model_validate(there.data)) == _plain(block):
            return "unchanged", str(there.id)
        fate = "updated"
    return fate, str(block.save(asked.name, overwrite=True))


def _plain(block: Block) -> dict[str, Any]:
    """Return a block's values, secrets included, for comparison."""
    values = {name: getattr(block, name) for name in type(block).model_fields}
    return {
        name: value.get_secret_value() if isinstance(value, SecretStr) or hasattr(value, "get_secret_value") else value
        for name, value in values.items()
    }


def _automation(
    client: SyncPrefectClient, asked: wanted.Automation, blocks: dict[str, str]
) -> tuple[AutomationCore | None, str]:
    """Return an automation in Prefect's own form; or why it is left out."""
    actions: list[dict[str, Any]] = []
    for action in map(dict, asked.actions):
        if named := action.pop("block", None):
            if named not in blocks:
                return None, f"the block {named} is left out"
            action["block_document_id"] = blocks[named]
        if named := action.pop("deployment", None):
            try:
                action |= {"source": "selected", "deployment_id": client.read_deployment_by_name(named).id}
            except ObjectNotFound:
                return None, f"there is no deployment {named}; run prefect deploy --all before"
        actions.append(action)
    try:
        return AutomationCore.model_validate(asked.model_dump() | {"actions": actions}), ""
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise SettingsError(f"automation {asked.name} {place}", first["msg"], "Mend it") from error


def _automated(client: SyncPrefectClient, asked: AutomationCore) -> Fate:
    for there in client.read_automations_by_name(asked.name):
        asked = asked.model_copy(update={"enabled": there.enabled})
        if _known(AutomationCore.model_validate(there.model_dump())) == _known(asked):
            return "unchanged"
        client.update_automation(there.id, asked)
        return "updated"
    client.create_automation(asked)
    return "created"


def _known(automation: AutomationCore) -> dict[str, Any]:
    return automation.model_dump(exclude={"owner_resource"})
