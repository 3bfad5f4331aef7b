from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from src.models import Base
from tests.schema import migrate


def test_the_migrations_make_what_the_models_describe(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_the_way_back_and_forth(engine: Engine) -> None:
    migrate(engine, 'base')
    assert inspect(engine).get_table_names() == ['alembic_version']
    migrate(engine, 'head')
    assert set(inspect(engine).get_table_names()) == {'alembic_version', 'todos'}
