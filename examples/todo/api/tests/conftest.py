"""Each test has a migrated, empty database: PostgreSQL when TEST_DATABASE_URL names one, else a SQLite file."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from src.application import create_app
from src.database import create_database
from src.settings import SECRET_FILES, Settings
from tests.schema import drop_all_tables, migrate


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables of the developer's shell must not decide a test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for variable in SECRET_FILES.values():
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=os.environ.get('TEST_DATABASE_URL') or f'sqlite:///{tmp_path / "todo.sqlite"}')


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = create_database(settings.sqlalchemy_url)
    drop_all_tables(engine)
    migrate(engine, 'head')
    yield engine
    drop_all_tables(engine)
    engine.dispose()


@pytest.fixture
def client(settings: Settings, engine: Engine) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as client:
        yield client


@pytest.fixture
def client_with(settings: Settings, engine: Engine) -> Iterator[Callable[..., TestClient]]:
    """A client of an application with some settings changed."""
    opened: list[TestClient] = []

    def open_client(**changes: object) -> TestClient:
        client = TestClient(create_app(Settings(**(settings.model_dump(exclude_unset=True) | changes))))
        opened.append(client.__enter__())
        return client

    yield open_client
    for client in opened:
        client.__exit__(None, None, None)
