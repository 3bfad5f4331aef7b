"""The connection pool, the session of a request, and the question that readiness asks."""

import asyncio
import contextlib
from collections.abc import Iterator
from threading import Thread
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

CONNECT_TIMEOUT_S = 2
STATEMENT_TIMEOUT_MS = 5000


def create_database(url: URL) -> Engine:
    """A pool for this URL. It connects on first use, and drops connections that a restart of the server broke."""
    if url.get_backend_name() != 'postgresql':
        return create_engine(url)
    return create_engine(
        url,
        pool_pre_ping=True,
        # No overflow: at a burst, connections would be opened and closed again request by request.
        pool_size=20,
        max_overflow=0,
        pool_timeout=3,
        connect_args={
            'application_name': 'todo-api',
            'connect_timeout': CONNECT_TIMEOUT_S,
            'options': f'-c statement_timeout={STATEMENT_TIMEOUT_MS}',
        },
    )


def open_session(request: Request) -> Iterator[Session]:
    with Session(request.app.state.engine, expire_on_commit=False) as session:
        yield session


DatabaseSession = Annotated[Session, Depends(open_session)]


class DatabaseProbe:
    """Tells within `limit_s` seconds whether the database answers.

    At most one question is under way. Callers that come meanwhile share its answer, so that a
    database that hangs holds one thread and one connection, however often readiness is asked.
    """

    def __init__(self, engine: Engine, limit_s: float = 1.0) -> None:
        self._engine = engine
        self._limit_s = limit_s
        self._answer: asyncio.Future[str | None] | None = None

    async def failure(self) -> str | None:
        """Why the database is not usable, or None when it is."""
        if self._answer is None or self._answer.done():
            self._answer = asyncio.get_running_loop().create_future()
            # A daemon thread, because a thread of the default pool that waits for a hanging
            # database would keep the process from ending.
            Thread(target=self._ask, args=(self._answer,), daemon=True).start()
        try:
            return await asyncio.wait_for(asyncio.shield(self._answer), self._limit_s)
        except TimeoutError:
            return f'no answer within {self._limit_s:g} s'

    def _ask(self, answer: asyncio.Future[str | None]) -> None:
        failure = None
        try:
            with self._engine.connect() as connection:
                connection.execute(text('SELECT 1'))
        except SQLAlchemyError as error:
            failure = str(getattr(error, 'orig', None) or error).strip().splitlines()[0]
        # The loop is closed when the answer comes after the end of the service.
        with contextlib.suppress(RuntimeError):
            answer.get_loop().call_soon_threadsafe(answer.set_result, failure)
