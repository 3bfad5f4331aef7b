"""One WebSocket, and how it ends with 1001 without losing an answer that the application is making."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from .routes import Routes
from .runtime import Runtime

GOING_AWAY = 1001


class WebSocket:
    """Is in `runtime.active` while the application works on it."""

    is_websocket = True

    def __init__(self, scope: dict[str, Any], receive: Any, send: Any, runtime: Runtime, routes: Routes) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._runtime = runtime
        self._routes = routes
        self._accepted = False
        self._receiving = False
        self._ending = False
        self._closed = False
        self._cut = False
        self._task: asyncio.Task[Any] | None = None
        self._close_task: asyncio.Task[None] | None = None
        self.started = time.monotonic()

    async def run(self, app: Any) -> None:
        self._task = asyncio.current_task()
        self._runtime.active.add(self)
        try:
            await app(self._scope, self.receive, self.send)
        except asyncio.CancelledError:
            if not self._cut or self._task is None:
                raise
            self._task.uncancel()
        finally:
            self._runtime.active.discard(self)

    async def receive(self) -> dict[str, Any]:
        if self._ending:
            self._close_if_accepted()
        self._receiving = True
        try:
            message: dict[str, Any] = await self._receive()
        finally:
            self._receiving = False
        if self._closed and message["type"] == "websocket.disconnect":
            # What uvicorn makes of a close of our own differs with its version.
            return {**message, "code": GOING_AWAY}
        return message

    async def send(self, message: dict[str, Any]) -> None:
        if self._closed:
            return
        if message["type"] == "websocket.accept":
            self._accepted = True
        elif message["type"] == "websocket.close":
            self._closed = True
        await self._send(message)

    def name(self) -> str:
        return f"WebSocket {self._routes.template(self._scope) or '(no route)'}"

    def end(self, at_once: bool) -> None:
        """Closes it as soon as the application waits for a message: before that it is working on one. Or at once."""
        self._ending = True
        if self._receiving or at_once:
            self._close_if_accepted()

    def cut(self) -> None:
        if not self._cut and self._task is not None:
            self._cut = True
            self._task.cancel()

    def _close_if_accepted(self) -> None:
        if self._closed or not self._accepted:
            return
        self._closed = True
        # Some protocols wait here for the client's own close, which the application must be able to hear meanwhile.
        self._close_task = asyncio.create_task(self._say_close())

    async def _say_close(self) -> None:
        try:
            await self._send({"type": "websocket.close", "code": GOING_AWAY, "reason": "going away"})
        except Exception as error:
            # The client was faster.
            self._runtime.log.debug("websocket.gone", f"It had closed already: {type(error).__name__}")
