"""The store in which Prefect keeps the results of tasks, and how it learns which of them are there."""

from collections.abc import Callable
from contextvars import copy_context
from typing import ParamSpec, TypeVar, cast

from prefect.cache_policies import CacheKeyFnPolicy
from prefect.filesystems import LocalFileSystem, WritableFileSystem
from prefect.logging import get_logger
from prefect.results import ResultStore, get_default_result_storage, get_result_store
from prefect.settings import PREFECT_TASKS_REFRESH_CACHE, get_current_settings

from flows.serializer import VerifyingSerializer
from video_gen.models.value import Value

SERIALIZER = VerifyingSerializer()
Given = ParamSpec("Given")
Made = TypeVar("Made", bound=Value)


class WholeResults(WritableFileSystem):
    """Where Prefect looks up whether a result is there: it is where its own file is, and whole.

    Prefect would else keep what it knows of a result around the result, in one JSON: media in base64, read twice. All
    that it knows of ours follows from the key, so nothing is written here.
    """

    def read_path(self, path: str, *, _sync: bool = True) -> bytes:  # type: ignore[override]  # Prefect's own are either too
        """Return what Prefect knows of the result with the key `path`.

        Raises:
            StorageError: It is damaged.
            ValueError: There is none.
        """
        store = result_store()
        SERIALIZER.loads(store.result_storage.read_path(path, _sync=True))  # type: ignore[union-attr,call-arg,arg-type]  # as above
        return store.create_result_record(None, path).metadata.dump_bytes()

    def write_path(self, path: str, content: bytes, *, _sync: bool = True) -> None:  # type: ignore[override]
        """Write nothing: the result has been written."""


WHOLE_RESULTS = WholeResults()


def kept_under(key: Callable[..., str]) -> CacheKeyFnPolicy:
    """Return how a task's results are kept: under what `key` says of the task's own parameters."""
    return CacheKeyFnPolicy(key_storage=WHOLE_RESULTS, cache_key_fn=lambda _context, parameters: key(**parameters))


def keeping(make: Callable[Given, Made], key: Callable[Given, str]) -> Callable[Given, Made]:
    """Return a function that does what `make` does, and takes from the results what it did before.

    For parts of a task of which a run has hundreds: a task of its own costs the run twenty times as long as to read a
    result. It may be called from any thread. What cannot be kept is returned all the same.

    Args:
        make: What makes a value of one of the kept classes.
        key: What the value is kept under.
    """
    store, refresh, run = result_store(), PREFECT_TASKS_REFRESH_CACHE.value(), copy_context()

    def found_or_made(*parts: Given.args, **named: Given.kwargs) -> Made:
        place = key(*parts, **named)
        if not refresh and store.exists(place):
            return cast("Made", store.read(place).result)
        made = make(*parts, **named)
        try:
            store.write(made, key=place)
        except Exception:  # noqa: BLE001  # a full disk, a bucket that is away: as Prefect does with those of tasks
            get_logger("flows.result_store").warning("A result of %s is not kept", place, exc_info=True)
        return made

    def kept(*parts: Given.args, **named: Given.kwargs) -> Made:
        return run.copy().run(found_or_made, *parts, **named)  # outside of its run the server is asked for the storage

    return kept


def result_store() -> ResultStore:
    """Return the store of the tasks' results, for looking into it outside of a task."""
    return ResultStore(result_storage=result_storage(), metadata_storage=WHOLE_RESULTS, serializer=SERIALIZER)


def result_storage() -> WritableFileSystem:
    """Return where results are kept: by the run that is under way, or by the next; no server is started to find out."""
    settings = get_current_settings()
    storage: object = get_result_store().result_storage
    if storage is None and (settings.results.default_storage_block or settings.api.url):
        storage = get_default_result_storage()
    if storage is None:
        storage = LocalFileSystem(basepath=str(settings.results.local_storage_path))
    assert isinstance(storage, WritableFileSystem)  # noqa: S101  # a coroutine only inside an event loop
    return storage
