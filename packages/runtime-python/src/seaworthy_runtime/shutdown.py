"""From the signal to the exit: the window, and then everything that ends, in its order and within its time."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from .connections import has_begun, is_closing, is_idle, is_websocket
from .deadline import EXIT_HUNG, Deadline
from .request import Request
from .runtime import Runtime
from .settings import Settings
from .state import Phase
from .websocket import WebSocket

SETTLE_SECONDS = 0.25
"""After the listener has closed: who has just connected may be about to ask."""
HALF_SECONDS = 2.0
"""For a request whose header has begun to arrive."""
GRACE_SECONDS = 2.0
"""For who is told to end: streams, WebSockets, and what is cancelled."""
MOST_NAMED = 10


class Shutdown:
    """Of one server."""

    def __init__(self, runtime: Runtime, settings: Settings) -> None:
        self._runtime = runtime
        self._settings = settings
        self._log = runtime.log
        self._deadline = Deadline(self._say_what_hangs)
        self._loop = asyncio.get_running_loop()
        self.signal = 0
        self.began = 0.0
        self.window_ends = 0.0
        self.forced = False
        self.exit_code = 0
        self._told: set[Any] = set()

    def on_signal(self, number: int) -> None:
        """Runs in the middle of anything: sets values, and leaves all else to the event loop."""
        at_terminal = number == signal.SIGINT and sys.stdin is not None and sys.stdin.isatty()
        if not self.began:
            self.begin(number, 0.0 if at_terminal else self._settings.drain_seconds)
        elif self._runtime.state.phase is Phase.CLOSING or at_terminal:
            self.forced = True
            self.exit_code = EXIT_HUNG
            self._deadline.end_at(time.monotonic() + 1)
            self._loop.call_soon_threadsafe(self.say, "shutdown.forced", "Signalled again after the window: ending now.")
        else:
            self._loop.call_soon_threadsafe(self.say, "shutdown.signal-repeated", "Signalled again within the window: it goes on.")

    def begin(self, number: int, window: float) -> None:
        state = self._runtime.state
        self.signal = number
        self.began = time.monotonic()
        # Before it listens nobody can have been sent here.
        self.window_ends = self.began + (0.0 if state.phase is Phase.STARTING else window)
        self._deadline.end_at(self.began + self._settings.shutdown_seconds)
        if state.phase is Phase.STARTING:
            state.draining = True
        else:
            state.enter(Phase.DRAINING)
        self._loop.call_soon_threadsafe(self._say_begin)

    def window_is_over(self) -> bool:
        return self.began > 0 and time.monotonic() >= self.window_ends

    def enter(self, step: str) -> None:
        self._runtime.state.step = step

    async def end_requests(self, connections: Callable[[], Iterable[Any]], limit: float | None, tick: Any) -> None:
        """
        Everything that is under way ends: streams and WebSockets because they are told to, requests by themselves. `limit` is
        uvicorn's own, if it was given one; otherwise hooks and lifespan keep a fifth of the whole.
        """
        self.enter("requests in flight")
        closed = time.monotonic()
        whole = self._settings.shutdown_seconds
        end = self.began + whole
        # Where the window takes nearly all of it, they share the rest.
        ends = max(end - min(5.0, whole / 5), closed + (end - closed) / 2)
        if limit is not None:
            ends = min(ends, closed + limit)
        self._end_long_lived()
        while not self.forced:
            now = time.monotonic()
            left = list(connections())
            self._close_idle(left, now - closed)
            self._press_long_lived(now - closed)
            if (not left and not self._runtime.active) or now >= ends:
                break
            await tick()
            await asyncio.sleep(0.02)
        if self._runtime.active:
            await self._cut()
        elif unread := sum(is_closing(connection) for connection in connections()):
            self.exit_code = EXIT_HUNG
            self._log.error("shutdown.unread", f"{unread} clients have not taken what was answered.", **self._time())
        else:
            self.say("shutdown.closed", "No request is in flight.")
        for connection in connections():
            connection.shutdown()

    def _end_long_lived(self) -> None:
        active = list(self._runtime.active)
        streams = [activity for activity in active if isinstance(activity, Request) and activity.is_stream]
        sockets = [activity for activity in active if isinstance(activity, WebSocket)]
        for socket in sockets:
            socket.end(at_once=False)
        for stream in streams:
            stream.end_stream()
        if streams or sockets:
            self.say("shutdown.streams", f"{len(streams)} event streams and {len(sockets)} WebSockets were told to end.")

    def _press_long_lived(self, seconds: float) -> None:
        for activity in list(self._runtime.active):
            if isinstance(activity, WebSocket) and seconds > GRACE_SECONDS:
                activity.end(at_once=True)
                if seconds > 2 * GRACE_SECONDS:
                    activity.cut()
            elif isinstance(activity, Request) and activity.told_to_end and seconds > GRACE_SECONDS:
                activity.cut()
            elif isinstance(activity, Request) and activity.is_stream:
                # It began after the others were told.
                activity.end_stream()

    def _close_idle(self, connections: list[Any], seconds: float) -> None:
        for connection in connections:
            if is_websocket(connection):
                if seconds > 2 * GRACE_SECONDS:
                    connection.shutdown()
            elif not hasattr(connection, "cycle"):
                # A protocol that we don't know, such as HTTP/2, says itself when it has nothing to do. It is told once.
                if connection not in self._told:
                    self._told.add(connection)
                    connection.shutdown()
            elif is_idle(connection) and seconds > (HALF_SECONDS if has_begun(connection) else SETTLE_SECONDS):
                connection.shutdown()

    async def _cut(self) -> None:
        names = self._names()
        self.exit_code = EXIT_HUNG
        self._log.error(
            "shutdown.cut", f"{len(self._runtime.active)} did not end in time: {'; '.join(names)}", hung=names, **self._time()
        )
        for activity in list(self._runtime.active):
            if isinstance(activity, (Request, WebSocket)):
                activity.cut()
        ends = time.monotonic() + (0 if self.forced else min(1.0, self._settings.shutdown_seconds / 20))
        while self._runtime.active and time.monotonic() < ends:
            await asyncio.sleep(0.02)

    def _names(self) -> list[str]:
        now = time.monotonic()
        names = [f"{activity.name()} since {now - activity.started:.1f} s" for activity in list(self._runtime.active)]
        return names[:MOST_NAMED]

    def _say_what_hangs(self) -> None:
        names = self._names()
        threads = [
            thread.name
            for thread in threading.enumerate()
            if not thread.daemon and thread is not threading.main_thread() and thread.is_alive()
        ]
        parts = [self._runtime.state.step, *names, *(f"thread {name}" for name in threads[:MOST_NAMED])]
        self._log.error(
            "shutdown.hung", f"Ended by its deadline. What hung: {'; '.join(parts)}", hung=parts, code=EXIT_HUNG, **self._time()
        )

    def _say_begin(self) -> None:
        name = signal.Signals(self.signal).name if self.signal else "no signal"
        window = max(0.0, self.window_ends - self.began)
        self._log.info(
            "shutdown.draining",
            f"{name}: not ready from now on; serving for another {window:g} s.",
            signal=name,
            window_seconds=window,
            deadline_seconds=self._settings.shutdown_seconds,
            requests=len(self._runtime.active),
        )

    def say(self, event: str, message: str, **fields: Any) -> None:
        """One step, for whoever reads the log."""
        self._log.info(event, message, **fields, **self._time())

    def _time(self) -> dict[str, float]:
        return {"seconds": round(time.monotonic() - self.began, 2)}
