"""What an application does at its end: in the order of its stages, one after the other, each within its own limit."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from .log import Logger

Stage = Literal["http", "websocket", "jobs", "databases"]
Hook = Callable[[], Awaitable[Any] | Any]
STAGES: tuple[Stage, ...] = get_args(Stage)
HOOK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Registered:
    name: str
    stage: Stage
    run: Hook
    limit: float


class Hooks:
    """The registered hooks."""

    def __init__(self, log: Logger) -> None:
        self._log = log
        self._hooks: list[_Registered] = []

    def add(self, run: Hook, stage: Stage, limit: float, name: str | None) -> None:
        """`limit` is in seconds."""
        if stage not in STAGES:
            raise ValueError(f"There is no stage {stage!r}; the stages are {', '.join(STAGES)}.")
        self._hooks.append(_Registered(name or getattr(run, "__qualname__", repr(run)), stage, run, limit))

    async def run(self, stages: tuple[Stage, ...], entered: Callable[[str], None]) -> bool:
        """Whether all of them ended well. One that throws or takes too long keeps no other from its turn."""
        well = True
        for stage in stages:
            for hook in [hook for hook in self._hooks if hook.stage == stage]:
                entered(f"hook {hook.name}")
                well = await self._run(hook) and well
        return well

    async def _run(self, hook: _Registered) -> bool:
        fields = {"hook": hook.name, "stage": hook.stage}
        try:
            async with asyncio.timeout(hook.limit):
                if inspect.iscoroutinefunction(hook.run):
                    await hook.run()
                else:
                    answer = await asyncio.to_thread(hook.run)
                    if inspect.isawaitable(answer):
                        await answer
        except TimeoutError:
            self._log.error("shutdown.hook-late", f"The hook {hook.name} took more than its {hook.limit:g} s.", **fields)
            return False
        except Exception as error:
            self._log.error("shutdown.hook-failed", f"The hook {hook.name} threw {type(error).__name__}: {error}", **fields)
            return False
        self._log.info("shutdown.hook", f"The hook {hook.name} has run.", **fields)
        return True
