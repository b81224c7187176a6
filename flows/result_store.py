"""The store in which Prefect keeps the results of tasks, and how it learns which of them are there."""

from collections.abc import Callable

from prefect.cache_policies import CacheKeyFnPolicy
from prefect.filesystems import LocalFileSystem, WritableFileSystem
from prefect.results import ResultStore, get_default_result_storage, get_result_store
from prefect.settings import get_current_settings

from flows.serializer import VerifyingSerializer

SERIALIZER = VerifyingSerializer()


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
