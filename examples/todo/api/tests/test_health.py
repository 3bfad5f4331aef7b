import asyncio
import socket
import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from src.application import create_app
from src.database import DatabaseProbe
from src.settings import Settings


def test_a_healthy_service(client: TestClient) -> None:
    assert client.get('/healthz').json() == {'status': 'ok'}
    response = client.get('/health')
    assert (response.status_code, response.json()) == (200, {'status': 'ok', 'checks': {'database': 'ok'}})


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A server that accepts connections and then says nothing, like a database that hangs."""
    with socket.create_server(('127.0.0.1', 0)) as server:
        yield server.getsockname()[1]


def test_a_database_that_refuses() -> None:
    with socket.create_server(('127.0.0.1', 0)) as server:
        free_port = server.getsockname()[1]
    with TestClient(create_app(Settings(database_url=f'postgresql://ada@127.0.0.1:{free_port}/boats'))) as client:
        response = client.get('/health')
        assert (response.status_code, response.json()['status']) == (503, 'unavailable')
        assert 'refused' in response.json()['checks']['database']
        assert client.get('/healthz').status_code == 200
        problem = client.get('/api/todos')
        assert (problem.status_code, problem.json()['title']) == (503, 'Service Unavailable')
        assert str(free_port) not in problem.text


def test_a_database_that_hangs_is_reported_in_time(silent_port: int) -> None:
    with TestClient(create_app(Settings(database_url=f'postgresql://ada@127.0.0.1:{silent_port}/boats'))) as client:
        started = time.monotonic()
        response = client.get('/health')
        assert (response.status_code, response.json()['checks']) == (503, {'database': 'no answer within 1 s'})
        assert client.get('/healthz').status_code == 200
        assert time.monotonic() - started < 2


def test_the_service_recovers_by_itself(tmp_path) -> None:
    folder = tmp_path / 'mounted-later'
    with TestClient(create_app(Settings(database_url=f'sqlite:///{folder / "todo.sqlite"}'))) as client:
        assert client.get('/health').status_code == 503
        folder.mkdir()
        assert client.get('/health').status_code == 200


def test_callers_share_one_question(engine: Engine) -> None:
    asked = []

    class CountingProbe(DatabaseProbe):
        def _ask(self, answer) -> None:
            asked.append(answer)
            time.sleep(0.05)
            super()._ask(answer)

    async def ask_many() -> list[str | None]:
        probe = CountingProbe(engine)
        answers = await asyncio.gather(*(probe.failure() for _ in range(50)))
        return [*answers, await probe.failure()]

    assert asyncio.run(ask_many()) == [None] * 51
    assert len(asked) == 2
