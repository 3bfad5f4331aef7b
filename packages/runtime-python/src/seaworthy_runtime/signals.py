"""Signals while a server runs: ours decide, and the application's own handlers, whenever they are installed, have their turn."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from .log import Logger

HANDLED = (signal.SIGINT, signal.SIGTERM)
_install = signal.signal


class Signals:
    """
    Takes SIGTERM and SIGINT from its making to `restore`. What the application installs meanwhile, with `signal.signal` or
    at its event loop, is kept and called at the end: its handler would otherwise replace ours, or ours would silence it.
    """

    def __init__(self, on_signal: Callable[[int], None], log: Logger) -> None:
        self._on_signal = on_signal
        self._log = log
        self._running_own = False
        self._own: dict[int, Any] = {}
        self._original = {number: _install(number, self._handle) for number in HANDLED}
        for number, handler in self._original.items():
            if callable(handler) and not _is_interpreters(handler):
                self._own[number] = handler
        signal.signal = self._keep_handler  # type: ignore[assignment]
        self._keep_loop_handlers(asyncio.get_running_loop())

    def restore(self) -> None:
        signal.signal = _install
        for number, handler in self._original.items():
            _install(number, handler if handler is not None else signal.SIG_DFL)

    def run_own(self, number: int) -> int | None:
        """Calls what the application wants to do at this signal; the exit code, where it asks to exit."""
        handler = self._own.get(number)
        if not callable(handler):
            return None
        self._running_own = True
        try:
            handler(number, None)
        except SystemExit as exit:
            return exit.code if isinstance(exit.code, int) else int(exit.code is not None)
        except KeyboardInterrupt:
            return None
        except Exception as error:
            self._log.error("shutdown.handler-failed", f"The application's own handler threw {type(error).__name__}: {error}")
            return 1
        finally:
            self._running_own = False
        self._log.info("shutdown.handlers", "The application's own handler has run.")
        return None

    def _handle(self, number: int, frame: FrameType | None) -> None:
        # A handler of the application may call the one that was there before it, which is this one.
        if not self._running_own:
            self._on_signal(number)

    def _keep_handler(self, number: int, handler: Any) -> Any:
        if number not in HANDLED or handler == self._handle:
            return _install(number, handler)
        previous = self._own.get(number, signal.SIG_DFL)
        self._own[number] = handler
        return previous

    def _keep_loop_handlers(self, loop: asyncio.AbstractEventLoop) -> None:
        add, remove = loop.add_signal_handler, loop.remove_signal_handler

        def add_signal_handler(number: int, callback: Callable[..., object], *args: Any) -> None:
            if number not in HANDLED:
                return add(number, callback, *args)
            self._own[number] = lambda _number, _frame: callback(*args)
            return None

        def remove_signal_handler(number: int) -> bool:
            if number not in HANDLED:
                return remove(number)
            return self._own.pop(number, None) is not None

        loop.add_signal_handler = add_signal_handler  # type: ignore[method-assign]
        loop.remove_signal_handler = remove_signal_handler  # type: ignore[method-assign]


def _is_interpreters(handler: Any) -> bool:
    """Python's own, and that of asyncio.run, both for SIGINT."""
    function = getattr(handler, "func", handler)
    return function is signal.default_int_handler or getattr(function, "__module__", "") == "asyncio.runners"
