"""Runs the migrations against the database of the service's own settings."""

import logging

from alembic import context
from sqlalchemy import create_engine, pool

from src.log import configure_logging
from src.models import Base
from src.settings import load_settings


def run_migrations() -> None:
    # A caller such as a test may hand over a connection.
    connection = context.config.attributes.get('connection')
    if connection is not None:
        migrate(connection)
        return

    settings = load_settings()
    url = settings.sqlalchemy_url
    if context.is_offline_mode():
        # `alembic upgrade head --sql` prints the statements, and nothing else, on standard output.
        context.configure(url=url, target_metadata=Base.metadata, literal_binds=True)
        with context.begin_transaction():
            context.run_migrations()
        return

    configure_logging(settings.log_level)
    # Which migration ran is worth a line whatever the service's level is.
    logging.getLogger('alembic.runtime.migration').setLevel(logging.INFO)
    # No statement time limit as in the service: a migration may rightly take long.
    with create_engine(url, poolclass=pool.NullPool).connect() as connection:
        migrate(connection)


def migrate(connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()


run_migrations()
