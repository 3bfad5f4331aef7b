"""The application around the application: it counts, answers probes, and ends connections while draining."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from .health import Health, is_no_route, liveness, readiness
from .request import Request
from .routes import Routes
from .runtime import Runtime
from .settings import Settings
from .websocket import WebSocket

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Application:
    """ASGI 3. The lifespan and whatever else there may be passes through."""

    def __init__(self, app: App, runtime: Runtime, settings: Settings) -> None:
        self._app = app
        self._runtime = runtime
        self._settings = settings
        self._routes = Routes(app)
        self._health_paths = (settings.liveness_path, settings.readiness_path)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Hands on what awaits the application: one coroutine fewer for every request."""
        kind = scope["type"]
        if kind == "http":
            is_probe = scope["path"].endswith(self._health_paths) and _path(scope) in self._health_paths
            app = self._probed if is_probe else self._app
            return Request(scope, receive, send, self._runtime, self._routes).run(app)
        if kind == "websocket":
            return WebSocket(scope, receive, send, self._runtime, self._routes).run(self._app)
        return self._app(scope, receive, send)

    async def _probed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """
        The application's own answer stands where it has one. What it can't know is said before it is asked: that this process
        drains, where being alive depends on nothing any more, that it stalled, or that a named check fails.
        """
        if scope["method"] not in ("GET", "HEAD"):
            return await self._app(scope, receive, send)
        path = _path(scope)
        if path == self._settings.readiness_path:
            health = await readiness(self._runtime.state, self._runtime.checks)
            decided = not health.ok
        else:
            health = liveness(self._runtime.state, self._settings.stall_seconds)
            decided = not health.ok or self._runtime.state.draining
        if decided:
            return await _answer(send, health)
        if await _answered_itself(self._app, scope, receive, send):
            return None
        scope.pop("endpoint", None)
        return await _answer(send, health)


async def _answered_itself(app: App, scope: Scope, receive: Receive, send: Send) -> bool:
    missing = False

    async def unless_missing(message: Message) -> None:
        nonlocal missing
        if message["type"] == "http.response.start":
            missing = is_no_route(message["status"])
        if not missing:
            await send(message)

    await app(scope, receive, unless_missing)
    return not missing


async def _answer(send: Send, health: Health) -> None:
    body = json.dumps(health.body).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 200 if health.ok else 503, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _path(scope: Scope) -> str:
    """Below the root path that a proxy adds, which uvicorn ≥ 0.26 makes a part of the path."""
    path: str = scope["path"]
    root: str = scope.get("root_path") or ""
    return path[len(root) :] if root and path.startswith(root) else path
