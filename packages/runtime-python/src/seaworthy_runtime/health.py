"""Named checks of what the application depends on, asked at most once at a time and not more often than a cache allows."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from .log import Logger
from .state import Phase, State

Check = Callable[[], Awaitable[bool | None] | bool | None]
CACHE_SECONDS = 1.0
CHECK_SECONDS = 2.0


@dataclass(slots=True)
class _Named:
    run: Check
    limit: float
    status: str = "unknown"


@dataclass(frozen=True, slots=True)
class Health:
    """An answer to a probe: neither hostnames nor messages of errors are in its body."""

    ok: bool
    body: dict[str, Any]


class Checks:
    """The registered checks, and their last answers."""

    def __init__(self, log: Logger) -> None:
        self._log = log
        self._named: dict[str, _Named] = {}
        self._running: asyncio.Task[dict[str, Any]] | None = None
        self._last: tuple[float, dict[str, Any]] | None = None

    def __len__(self) -> int:
        return len(self._named)

    def add(self, name: str, run: Check, limit: float = CHECK_SECONDS) -> None:
        """One of the same name is replaced. `limit` is in seconds."""
        self._named[name] = _Named(run, limit)
        self._last = None

    async def results(self) -> dict[str, Any]:
        """Name → status and latency. Who asks while they run gets the answer of that run."""
        if not self._named:
            return {}
        if self._last is not None and time.monotonic() - self._last[0] < CACHE_SECONDS:
            return self._last[1]
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run_all())
        # A probe that gives up must not take the others' answer away.
        return await asyncio.shield(self._running)

    async def _run_all(self) -> dict[str, Any]:
        names = list(self._named)
        answers = await asyncio.gather(*(self._run(name, self._named[name]) for name in names))
        results = dict(zip(names, answers, strict=True))
        self._last = (time.monotonic(), results)
        return results

    async def _run(self, name: str, check: _Named) -> dict[str, Any]:
        started = time.perf_counter()
        status, reason = await _ask(check)
        if status != check.status and (status != "ok" or check.status != "unknown"):
            write = self._log.info if status == "ok" else self._log.warn
            write("check.changed", f"The check {name} is {status}.", check=name, status=status, reason=reason)
        check.status = status
        return {"status": status, "latencyMs": round((time.perf_counter() - started) * 1000, 1)}


async def _ask(check: _Named) -> tuple[str, str | None]:
    """The status and, for the log alone, the reason; of an error only its type, as its text may hold an address or more."""
    try:
        async with asyncio.timeout(check.limit):
            if inspect.iscoroutinefunction(check.run):
                answer = await check.run()
            else:
                answer = await asyncio.to_thread(check.run)
                if inspect.isawaitable(answer):
                    answer = await answer
    except TimeoutError:
        return "timeout", f"no answer within {check.limit:g} s"
    except Exception as error:
        return "failed", type(error).__name__
    if answer is None or answer is True:
        return "ok", None
    return "failed", "answered False" if answer is False else f"answered {type(answer).__name__}, not True, False or None"


def liveness(state: State, stall_seconds: float) -> Health:
    """Never asks a dependency: a process is not to be killed because its database is away."""
    if state.stalled(stall_seconds):
        return Health(False, {"status": "stalled"})
    return Health(True, {"status": "alive"})


def readiness_without_checks(state: State) -> Health:
    """What the process knows of itself."""
    if state.draining:
        return Health(False, {"status": "draining"})
    if state.phase is Phase.STARTING:
        return Health(False, {"status": "starting"})
    return Health(True, {"status": "ready", "checks": {}})


async def readiness(state: State, checks: Checks) -> Health:
    before = readiness_without_checks(state)
    if not before.ok:
        return before
    results = await checks.results()
    # It may have begun while they ran.
    if state.draining:
        return Health(False, {"status": "draining"})
    ok = all(result["status"] == "ok" for result in results.values())
    return Health(ok, {"status": "ready" if ok else "not ready", "checks": results})


def is_no_route(status: int) -> bool:
    """Whether an application that answers a probe so has no route for it: not found, another method, a login, elsewhere."""
    return 300 <= status < 400 or status in (401, 403, 404, 405, 501)
