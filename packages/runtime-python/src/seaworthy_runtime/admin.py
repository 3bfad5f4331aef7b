"""
Metrics and health on ports of their own, from a thread with an event loop of its own: it answers while the application starts,
and while the application's loop is blocked it can say so.
"""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from http import HTTPStatus

from .health import Health, liveness, readiness
from .metrics import CONTENT_TYPE
from .runtime import Runtime
from .settings import Settings, in_container

HEADER_BYTES = 16_384
ASK_SECONDS = 5.0


class Admin:
    """For one server. A port that is in use is said and left alone: the application matters more."""

    def __init__(self, runtime: Runtime, settings: Settings, of_several: bool) -> None:
        self._runtime = runtime
        self._settings = settings
        self._of_several = of_several

    def start(self) -> None:
        ports = {port for port in (self._settings.admin_port, self._settings.health_port) if port is not None}
        if self._of_several:
            # A port belongs to one of them, whose numbers are not those of all.
            self._runtime.log.warn("admin.off", "No metrics: with several workers in one container nobody knows them all.")
            return
        listeners = [(port, listener) for port in sorted(ports) if (listener := self._listen(port)) is not None]
        if listeners:
            application = asyncio.get_running_loop()
            threading.Thread(target=self._run, args=(listeners, application), name="seaworthy-admin", daemon=True).start()

    def _listen(self, port: int) -> socket.socket | None:
        try:
            if not in_container():
                return socket.create_server(("127.0.0.1", port))
            if socket.has_dualstack_ipv6():
                return socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True)
            return socket.create_server(("0.0.0.0", port))
        except OSError as error:
            self._runtime.log.warn("admin.unavailable", f"Port {port} can't be had: {error.strerror}.", port=port)
            return None

    def _run(self, listeners: list[tuple[int, socket.socket]], application: asyncio.AbstractEventLoop) -> None:
        asyncio.run(self._serve(listeners, application))

    async def _serve(self, listeners: list[tuple[int, socket.socket]], application: asyncio.AbstractEventLoop) -> None:
        for port, listener in listeners:
            await asyncio.start_server(
                lambda reader, writer, port=port: self._answer(reader, writer, port, application),
                sock=listener,
                limit=HEADER_BYTES,
            )
        self._runtime.log.info("admin.listening", "Metrics and health.", ports=[port for port, _ in listeners])
        await asyncio.Event().wait()

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, application: asyncio.AbstractEventLoop
    ) -> None:
        try:
            async with asyncio.timeout(ASK_SECONDS):
                header = await reader.readuntil(b"\r\n\r\n")
                method, target, *_ = header.split(b"\r\n", 1)[0].decode("latin-1").split(" ")
                status, kind, body = await self._respond(method, target.partition("?")[0], port, application)
                head = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\ncontent-type: {kind}\r\n"
                head += f"content-length: {len(body)}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n"
                writer.write(head.encode() + (b"" if method == "HEAD" else body))
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, OSError, ValueError):
            # Half a request, too long a one, or none: there is nobody to answer.
            return
        finally:
            writer.close()

    async def _respond(
        self, method: str, path: str, port: int, application: asyncio.AbstractEventLoop
    ) -> tuple[int, str, bytes]:
        settings = self._settings
        if method not in ("GET", "HEAD"):
            return 405, "text/plain", b"GET or HEAD\n"
        if path == settings.liveness_path:
            return _health(liveness(self._runtime.state, settings.stall_seconds))
        if path == settings.readiness_path:
            return _health(await self._ask_readiness(application))
        if path == settings.metrics_path and port == settings.admin_port:
            self._runtime.measure()
            return 200, CONTENT_TYPE, self._runtime.registry.render(settings.metrics_prefix).encode()
        return 404, "text/plain", b"Not Found\n"

    async def _ask_readiness(self, application: asyncio.AbstractEventLoop) -> Health:
        """Checks belong to the application's loop, where its connections are; one that doesn't turn is not ready."""
        asked = readiness(self._runtime.state, self._runtime.checks)
        try:
            return await asyncio.wait_for(
                asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asked, application)), ASK_SECONDS - 1
            )
        except TimeoutError:
            return Health(False, {"status": "stalled"})
        except RuntimeError:
            # The application's loop has ended.
            asked.close()
            return Health(False, {"status": "draining"})


def _health(health: Health) -> tuple[int, str, bytes]:
    return 200 if health.ok else 503, "application/json", json.dumps(health.body).encode()
