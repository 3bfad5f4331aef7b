"""One deadline for the whole of shutdown, held by a thread: an event loop that hangs can't hold it."""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections.abc import Callable

EXIT_HUNG = 1


class Deadline:
    """Ends the process with exit code 1 when the time that was set is over. It says before what hung."""

    def __init__(self, on_expiry: Callable[[], None]) -> None:
        self._on_expiry = on_expiry
        # A signal handler may interrupt anything, itself too; of the ways to wake a thread only this one stands that.
        self._times: queue.SimpleQueue[float] = queue.SimpleQueue()
        threading.Thread(target=self._wait, name="seaworthy-deadline", daemon=True).start()

    def end_at(self, moment: float) -> None:
        """`moment` is one of `time.monotonic`. The earliest counts."""
        self._times.put(moment)

    def _wait(self) -> None:
        moment = self._times.get()
        while (left := moment - time.monotonic()) > 0:
            try:
                moment = min(moment, self._times.get(timeout=left))
            except queue.Empty:
                break
        try:
            self._on_expiry()
            sys.stdout.flush()
        finally:
            os._exit(EXIT_HUNG)
