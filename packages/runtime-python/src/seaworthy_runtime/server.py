"""The application's own uvicorn, whichever version from 0.20 on, with another way to end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import threading
import time
from collections.abc import Generator
from typing import Any

import uvicorn
from uvicorn.config import Config

from .admin import Admin
from .application import Application
from .runtime import runtime
from .settings import read_settings
from .shutdown import Shutdown
from .signals import Signals
from .state import Phase

LAG_SECONDS = 0.5


class DrainingServer(uvicorn.Server):
    """Made by uvicorn's own `run` and by gunicorn's worker. With several workers it is pickled, so it holds little."""

    closing: Shutdown | None = None
    signals: Signals | None = None

    @property
    def exit_code(self) -> int:
        return self.closing.exit_code if self.closing is not None else 0

    def run(self, sockets: Any = None) -> None:
        super().run(sockets=sockets)
        if self.exit_code != 0:
            sys.exit(self.exit_code)

    async def serve(self, sockets: Any = None) -> None:
        settings = runtime.configure(read_settings())
        config: Config = self.config
        if not config.loaded:
            config.load()
        if settings.enabled:
            for problem in settings.problems:
                runtime.log.warn("settings.problem", problem)
            config.loaded_app = Application(config.loaded_app, runtime, settings)
            self.closing = Shutdown(runtime, settings)
            self.admin = Admin(runtime, settings, of_several=config.workers > 1)
        await super().serve(sockets)

    def install_signal_handlers(self) -> None:
        """Up to uvicorn 0.28."""
        if self.closing is None:
            super().install_signal_handlers()  # type: ignore[misc]
        elif threading.current_thread() is threading.main_thread():
            self.signals = Signals(self.closing.on_signal, runtime.log)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """
        From uvicorn 0.29 on, which raises a signal again at the end, so that its process ends by it (143). Having ended as it
        was asked to is a success here: 0.
        """
        if self.closing is None:
            with super().capture_signals():
                yield
            return
        self.install_signal_handlers()
        try:
            yield
        finally:
            if self.signals is not None:
                self.signals.restore()

    async def startup(self, sockets: Any = None) -> None:
        if self.closing is None:
            return await super().startup(sockets=sockets)
        self._lag_task = asyncio.create_task(_measure_lag())
        self.admin.start()
        await super().startup(sockets=sockets)
        state = runtime.state
        if state.phase is Phase.STARTING:
            runtime.http.connections_of(self.server_state.connections)
            # A signal that came before is obeyed by the first tick.
            state.enter(Phase.DRAINING if state.draining else Phase.SERVING)
            state.step = "serving"
        return None

    async def on_tick(self, counter: int) -> bool:
        if await super().on_tick(counter):
            return True
        if self.closing is None or not self.closing.window_is_over():
            return False
        # Others listen for it (sse-starlette replaces this method of the class), and older ones ask `should_exit`.
        super().handle_exit(self.closing.signal or signal.SIGTERM, None)
        getattr(self, "_captured_signals", []).clear()
        return True

    async def shutdown(self, sockets: Any = None) -> None:
        closing = self.closing
        if closing is None:
            return await super().shutdown(sockets=sockets)
        if not closing.began:
            # Not by a signal: it has served as many requests as it should.
            closing.begin(0, 0.0)
        await self._close_listeners(sockets)
        limit = getattr(self.config, "timeout_graceful_shutdown", None)
        await closing.end_requests(lambda: list(self.server_state.connections), limit, self._notify)
        await self._end_application(closing)
        closing.enter("exit of the interpreter")
        closing.say("shutdown.done", f"Ends with exit code {closing.exit_code}.", code=closing.exit_code)
        self._lag_task.cancel()
        return None

    async def _close_listeners(self, sockets: Any) -> None:
        # Who has connected already is accepted first.
        for _ in range(2):
            await asyncio.sleep(0)
        for server in self.servers:
            server.close()
        for sock in sockets or []:
            sock.close()
        runtime.state.enter(Phase.CLOSING)
        self.closing.say("shutdown.closing", "No new connection is accepted.")  # type: ignore[union-attr]

    async def _end_application(self, closing: Shutdown) -> None:
        if self.signals is not None and closing.signal:
            closing.enter("the application's own signal handler")
            code = self.signals.run_own(closing.signal)
            closing.exit_code = closing.exit_code or code or 0
        if closing.forced:
            return
        if not await runtime.hooks.run(("http", "websocket", "jobs"), closing.enter):
            closing.exit_code = 1
        closing.enter("lifespan shutdown of the application")
        await self.lifespan.shutdown()
        if getattr(self.lifespan, "shutdown_failed", False):
            closing.exit_code = 1
            runtime.log.error("shutdown.lifespan-failed", "The application's lifespan threw at its shutdown.")
        else:
            closing.say("shutdown.lifespan", "The application's lifespan has ended.")
        if not await runtime.hooks.run(("databases",), closing.enter):
            closing.exit_code = 1

    async def _notify(self) -> None:
        """gunicorn kills a worker that it hears nothing of."""
        if self.config.callback_notify is not None and time.time() - self.last_notified > 1:
            self.last_notified = time.time()
            await self.config.callback_notify()


async def _measure_lag() -> None:
    while True:
        before = time.monotonic()
        runtime.state.ticked(before)
        await asyncio.sleep(LAG_SECONDS)
        runtime.http.lag.set(max(0.0, time.monotonic() - before - LAG_SECONDS))
