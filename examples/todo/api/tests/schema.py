"""Brings the schema of a test's database to where the test wants it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, MetaData

ALEMBIC_INI = Path(__file__).parent.parent / 'alembic.ini'


def migrate(engine: Engine, revision: str) -> None:
    config = Config(str(ALEMBIC_INI))
    with engine.begin() as connection:
        config.attributes['connection'] = connection
        (command.downgrade if revision == 'base' else command.upgrade)(config, revision)


def drop_all_tables(engine: Engine) -> None:
    found = MetaData()
    found.reflect(engine)
    found.drop_all(engine)
