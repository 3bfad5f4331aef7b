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
        self.last_tick = time.monotonic()
        """When the event loop was last seen turning."""

    def enter(self, phase: Phase) -> None:
        self.phase = phase
        self.draining = phase in (Phase.DRAINING, Phase.CLOSING)

    def stalled(self, limit_seconds: float) -> bool:
        return limit_seconds > 0 and time.monotonic() - self.last_tick > limit_seconds
