"""What one process knows of itself: in which phase it is, and what it is doing."""

from __future__ import annotations

import time
from enum import Enum
from typing import Protocol


class Phase(Enum):
    STARTING = "starting"
    SERVING = "serving"
    DRAINING = "draining"
    """The window: everything is served, and connections are asked to end."""
    CLOSING = "closing"
    """The listener is closed, what is in flight ends."""


class Activity(Protocol):
    """A request, stream or WebSocket that is under way."""

    started: float
    is_websocket: bool

    def name(self) -> str: ...


class State:
    """Of one server in one process. Times are those of `time.monotonic`."""

    def __init__(self) -> None:
        self.phase = Phase.STARTING
        self.draining = False
        """The same as a flag of its own, as it is read for every answer."""
        self.step = "startup of the application"
        """What shutdown waits for, for whoever asks why it hangs."""
        self._last_tick = time.monotonic()
        self._late = (0.0, 0.0)

    def enter(self, phase: Phase) -> None:
        self.phase = phase
        self.draining = phase in (Phase.DRAINING, Phase.CLOSING)

    def stalled(self, limit_seconds: float) -> bool:
        """Whether the event loop stands still for longer than this, or did so within the last as many seconds."""
        now = time.monotonic()
        until, seconds = self._late
        still = max(now - self._last_tick, seconds if now - until < limit_seconds else 0.0)
        return 0 < limit_seconds < still

    def ticked(self, now: float) -> None:
        """The event loop turns. Whoever asks is on another thread while it doesn't."""
        if now - self._last_tick > 1:
            self._late = (now, now - self._last_tick)
        self._last_tick = now
