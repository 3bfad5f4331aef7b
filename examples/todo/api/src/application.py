"""Puts the application together from its settings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from src.assistant import Assistant
from src.database import DatabaseProbe, create_database
from src.log import configure_logging
from src.problems import handle_problems
from src.routes import chat, health, todos
from src.settings import Settings


def create_app(settings: Settings) -> FastAPI:
    configure_logging(settings.log_level)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # Nothing connects here: a database that is down at start makes the service
        # unready, not dead, and it becomes ready by itself once the database is up.
        engine = create_database(settings.sqlalchemy_url)
        app.state.engine = engine
        app.state.database_probe = DatabaseProbe(engine)
        async with Assistant(settings) as assistant:
            app.state.assistant = assistant
            yield
        engine.dispose()

    app = FastAPI(title='Todo API', version='1.0.0', lifespan=lifespan)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.cors_origins,
        allow_methods=['GET', 'POST', 'PATCH', 'DELETE'],
        allow_headers=['content-type'],
    )
    handle_problems(app)
    for routes in (health, todos, chat):
        app.include_router(routes.router)
    return app
