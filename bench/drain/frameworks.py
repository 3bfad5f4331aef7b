"""The same route in each framework, made when it is asked for: a server imports one of them."""

from importlib import import_module


def __getattr__(name):
    # Its server asks for it more than once.
    return globals().setdefault(name, globals()[f"_{name}"]())


def _fastapi():
    app = import_module("fastapi").FastAPI()

    @app.get("/")
    async def root():
        return {"fine": True}

    return app


def _starlette():
    from starlette.applications import Starlette
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    return Starlette(routes=[Route("/", lambda request: PlainTextResponse("fine"))])


def _litestar():
    from litestar import Litestar, get

    @get("/")
    async def root() -> str:
        return "fine"

    return Litestar([root])


def _quart():
    app = import_module("quart").Quart("shop")

    @app.get("/")
    async def root():
        return "fine"

    return app


def _flask():
    app = import_module("flask").Flask("shop")
    app.add_url_rule("/", view_func=lambda: "fine", endpoint="root")
    return app


def _django_wsgi():
    _configure_django()
    return import_module("django.core.wsgi").get_wsgi_application()


def _django_asgi():
    _configure_django()
    return import_module("django.core.asgi").get_asgi_application()


def _configure_django():
    from django.conf import settings
    from django.http import HttpResponse
    from django.urls import path

    # Routes themselves stand as well as the name of a module that has them.
    routes = (path("", lambda request: HttpResponse("fine")),)
    settings.configure(ROOT_URLCONF=routes, ALLOWED_HOSTS=["*"], SECRET_KEY="x")
