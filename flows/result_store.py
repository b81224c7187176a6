"""The store in which Prefect keeps the results of tasks, for looking into it outside of a task."""

from prefect.filesystems import LocalFileSystem, WritableFileSystem
from prefect.results import ResultStore, get_default_result_storage
from prefect.settings import get_current_settings

from flows.caching import VerifyingSerializer


def result_store() -> ResultStore:
    """Return the store of the tasks' results, without starting a server where none is configured."""
    return ResultStore(result_storage=result_storage(), serializer=VerifyingSerializer())


def result_storage() -> WritableFileSystem:
    """Return where results are kept, without starting a server where none is configured."""
    settings = get_current_settings()
    if settings.results.default_storage_block or settings.api.url:
        storage = get_default_result_storage()
        assert isinstance(storage, WritableFileSystem)  # noqa: S101  # a coroutine only inside an event loop
        return storage
    return LocalFileSystem(basepath=str(settings.results.local_storage_path))
