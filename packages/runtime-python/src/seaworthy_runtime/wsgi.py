"""The application around a WSGI application, in each of gunicorn's workers: it answers probes, and ends connections while draining."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterable
from typing import Any

from .health import Health, is_no_route, liveness, readiness, readiness_without_checks
from .hooks import STAGES
from .runtime import Runtime
from .settings import Settings
from .state import Phase

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
App = Callable[[Environ, StartResponse], Iterable[bytes]]


class WsgiApplication:
    """Is told by gunicorn's hooks what a WSGI application isn't: that a request begins, and that its worker ends."""

    def __init__(self, app: App, runtime: Runtime, settings: Settings, cfg: Any) -> None:
        self._app = app
        self._runtime = runtime
        self._settings = settings
        self._cfg = cfg
        self._health_paths = (settings.liveness_path, settings.readiness_path)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._making_loop = threading.Lock()
        self._own_begin, self._own_end = cfg.pre_request, cfg.worker_exit
        cfg.set("pre_request", lambda worker, request: self._begin(worker, request))
        cfg.set("worker_exit", lambda server, worker: self._end(server, worker))
        runtime.state.enter(Phase.SERVING)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and environ.get("PATH_INFO") in self._health_paths:
            return self._probed(environ, start_response)
        return self._app(environ, start_response)

    def _begin(self, worker: Any, request: Any) -> None:
        if self._runtime.flag.is_set():
            # Every answer from now on ends its connection. What an application says of it gunicorn drops.
            self._cfg.set("keepalive", 0)
        self._own_begin(worker, request)

    def _end(self, server: Any, worker: Any) -> None:
        if self._runtime.flag.is_set():
            asyncio.run(self._runtime.hooks.run(STAGES, lambda step: None))
        self._own_end(server, worker)

    def _probed(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The application's own answer stands where it has one, as long as nothing is known that it can't know."""
        if environ["PATH_INFO"] == self._settings.readiness_path:
            health = self._ready()
            decided = not health.ok
        else:
            # A master kills workers that hang: one that answers lives.
            health = liveness(self._runtime.state, 0)
            decided = self._runtime.flag.is_set()
        answer = None if decided else _answer_of(self._app, environ)
        if answer is None:
            return _say(health, environ, start_response)
        status, headers, body = answer
        start_response(status, headers)
        return [body]

    def _ready(self) -> Health:
        state, checks = self._runtime.state, self._runtime.checks
        if self._runtime.flag.is_set():
            state.enter(Phase.DRAINING)
        if state.draining or len(checks) == 0:
            return readiness_without_checks(state)
        return asyncio.run_coroutine_threadsafe(readiness(state, checks), self._loop_of_checks()).result()

    def _loop_of_checks(self) -> asyncio.AbstractEventLoop:
        """One for as long as the worker lives, so that what a check has opened is still there when it is asked again."""
        with self._making_loop:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="seaworthy-checks", daemon=True).start()
            return self._loop


def _answer_of(app: App, environ: Environ) -> tuple[str, list[tuple[str, str]], bytes] | None:
    """Its whole answer, which is short where it says how it is; None where it has none at this path."""
    said: list[Any] = []
    written: list[bytes] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], Any]:
        said[:] = [status, headers]
        return written.append

    chunks = app(environ, start_response)
    try:
        body = b"".join([*chunks])
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
    if not said or is_no_route(int(said[0].split(" ", 1)[0])):
        return None
    return said[0], said[1], b"".join(written) + body


def _say(health: Health, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    body = json.dumps(health.body).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
    start_response("200 OK" if health.ok else "503 Service Unavailable", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
