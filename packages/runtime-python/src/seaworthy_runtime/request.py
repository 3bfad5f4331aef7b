"""One request, from its header to the end of what the application does for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from typing import Any

from .connections import another_follows
from .routes import Routes
from .runtime import Runtime

_CLOSE = (b"connection", b"close")
_CONTENT_TYPE_LENGTH = len(b"content-type")
_BODILESS = frozenset({"GET", "HEAD"})


class Request:
    """Is in `runtime.active` while it is under way, with the background tasks of its answer."""

    is_websocket = False
    # What most requests never change is said once for all of them: to make one is a part of what each costs.
    _status = 0
    _bytes_in = 0
    _bytes_out = 0
    _answered = 0.0
    _stream = False
    _cut = False
    _ending: asyncio.Task[None] | None = None
    _task: asyncio.Task[Any] | None = None

    def __init__(self, scope: dict[str, Any], receive: Any, send: Any, runtime: Runtime, routes: Routes) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._runtime = runtime
        self._routes = routes
        self.started = time.monotonic()

    async def run(self, app: Any) -> None:
        self._task = asyncio.current_task()
        active = self._runtime.active
        active.add(self)
        receive = self._receive if self._scope["method"] in _BODILESS else self._count_received
        try:
            await app(self._scope, receive, self.send)
        except asyncio.CancelledError:
            # uvicorn takes it for a crash. Where there is no answer yet it says 500, which is better than an end without one.
            if not self._cut or self._task is None:
                raise
            self._task.uncancel()
        except Exception:
            # It answers 500 itself, unless an answer has begun.
            self._status = self._status or 500
            raise
        finally:
            active.discard(self)
            self._count()

    def send(self, message: dict[str, Any]) -> Awaitable[None]:
        """Hands on what awaits the message instead of waiting itself: every answer comes this way, twice or more often."""
        if self._ending is not None:
            return _nothing()
        kind = message["type"]
        if kind == "http.response.body":
            self._bytes_out += len(message.get("body", b""))
            if not message.get("more_body", False):
                self._answered = time.monotonic()
        elif kind == "http.response.start":
            message = self._begin(message)
        awaited: Awaitable[None] = self._send(message)
        return awaited

    def _begin(self, message: dict[str, Any]) -> dict[str, Any]:
        self._status = message["status"]
        headers = message.get("headers", ())
        if type(headers) is not list:
            # It may be any iterable, also one that can be read once, and the message may be a constant of the application.
            headers = list(headers)
            message = {**message, "headers": headers}
        for name, value in headers:
            if len(name) == _CONTENT_TYPE_LENGTH and name.lower() == b"content-type":
                self._stream = value.startswith(b"text/event-stream")
        if self._runtime.state.draining and self._may_close():
            kept = [header for header in headers if header[0].lower() != b"connection"]
            return {**message, "headers": [*kept, _CLOSE]}
        return message

    def name(self) -> str:
        route = self._routes.template(self._scope) or "(no route)"
        return f"{self._scope['method']} {route}"

    @property
    def is_stream(self) -> bool:
        """Whether its answer is an event stream, which nothing but us may ever end."""
        return self._stream and not self._answered

    @property
    def told_to_end(self) -> bool:
        """Whether `end_stream` was called; what the application sends since is dropped."""
        return self._ending is not None

    def end_stream(self) -> None:
        """Ends the answer as an application would. Who listens for the client's leaving hears of it; others are cut later."""
        if self._ending is None:
            self._answered = time.monotonic()
            # A client that doesn't read lets this wait.
            self._ending = asyncio.create_task(self._say_end())

    def cut(self) -> None:
        """Cancels what the application does for it."""
        if not self._cut and self._task is not None:
            self._cut = True
            self._task.cancel()

    async def _say_end(self) -> None:
        try:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
        except Exception as error:
            self._runtime.log.debug("stream.gone", f"It had ended already: {type(error).__name__}")

    def _may_close(self) -> bool:
        # HTTP/2 has no such header; its connections end with a GOAWAY.
        return str(self._scope.get("http_version", "1.1")).startswith("1") and not another_follows(self._send)

    async def _count_received(self) -> dict[str, Any]:
        message: dict[str, Any] = await self._receive()
        self._bytes_in += len(message.get("body", b""))
        return message

    def _count(self) -> None:
        http = self._runtime.http
        route = self._routes.template(self._scope)
        seconds = (self._answered or time.monotonic()) - self.started
        # 499, as nginx has it: the client left before an answer began.
        http.answered(self._scope["method"], route, self._status or 499, seconds, self._stream, self._bytes_out)
        if self._bytes_in:
            http.bytes_in.inc(route, by=self._bytes_in)


async def _nothing() -> None:
    return None
