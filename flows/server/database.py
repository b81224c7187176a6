"""Prefect's SQLite database, with writers that wait for each other."""

from collections.abc import AsyncGenerator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext

from prefect.server.database.configurations import AioSqliteConfiguration
from prefect.server.database.dependencies import temporary_database_config
from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL
from sqlalchemy.ext.asyncio import AsyncSession, AsyncSessionTransaction


class PatientSqlite(AioSqliteConfiguration):
    """Transactions take SQLite's write lock when they begin, in place of at their first write.

    Prefect's own begin as readers. SQLite refuses at once, whatever its busy timeout, to make a writer of a reader
    whose snapshot another writer has outdated (SQLITE_BUSY_SNAPSHOT); the server answers 503 to that, and Prefect's
    client asks again after some 2 s.
    """

    @asynccontextmanager
    async def begin_transaction(
        self,
        session: AsyncSession,
        with_for_update: bool = True,  # noqa: ARG002, FBT001, FBT002  # Prefect's word for one that writes: here all do
    ) -> AsyncGenerator[AsyncSessionTransaction, None]:
        """Begin a transaction, once no other is under way."""
        async with super().begin_transaction(session, with_for_update=True) as transaction:
            yield transaction


def patient_database() -> AbstractContextManager[object]:
    """Return a context in which Prefect's server of this process uses its database so; PostgreSQL needs no patience."""
    url = PREFECT_API_DATABASE_CONNECTION_URL.value()
    if not url.startswith("sqlite"):
        return nullcontext()
    return temporary_database_config(PatientSqlite(connection_url=url))
