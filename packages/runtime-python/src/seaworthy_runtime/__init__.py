"""
Health, draining, metrics and logs for ASGI applications, and the first two for WSGI applications.

Without code: `python -m seaworthy_runtime app.main:app`, or `python -m seaworthy_runtime gunicorn shop.wsgi`.
With code, where an application wants more: what this module exports. Without that server it is inert.
"""

from __future__ import annotations

from .health import CHECK_SECONDS, Check
from .hooks import HOOK_SECONDS, Hook, Stage
from .log import Logger
from .metrics import SECONDS, Counter, Gauge, Histogram
from .runtime import runtime

__all__ = ["Counter", "Gauge", "Histogram", "Logger", "check", "counter", "draining", "gauge", "histogram", "log", "on_shutdown"]

log: Logger = runtime.log
"""Writes JSON lines; `log.child(tenant="a")` makes one that says so on each."""


def check(name: str, run: Check, *, timeout: float = CHECK_SECONDS) -> None:
    """
    Readiness depends on it from now on. `run`, async or not, answers None or True where all is well, and False or an
    exception where it isn't; after `timeout` seconds it counts as failed. It is asked at most once a second, however often the
    application is probed.
    """
    runtime.checks.add(name, run, timeout)


def on_shutdown(run: Hook, *, stage: Stage = "jobs", timeout: float = HOOK_SECONDS, name: str | None = None) -> Hook:
    """
    Runs when no request is in flight any more, in the order of the stages: http, websocket, jobs; then the application's
    lifespan ends; then databases. After `timeout` seconds the next one has its turn, and the exit code is 1.
    """
    runtime.hooks.add(run, stage, timeout, name)
    return run


def draining() -> bool:
    """Whether this process was asked to end: a job should begin nothing new."""
    return runtime.state.draining or runtime.flag.is_set()


def counter(name: str, description: str, labels: tuple[str, ...] = ()) -> Counter:
    """A metric of the application, served beside ours: `orders.inc("paid")`."""
    return runtime.registry.add(Counter(name, description, labels))


def gauge(name: str, description: str, labels: tuple[str, ...] = ()) -> Gauge:
    """A metric of the application that goes up and down: `queue.set(3)`."""
    return runtime.registry.add(Gauge(name, description, labels))


def histogram(
    name: str, description: str, labels: tuple[str, ...] = (), buckets: tuple[float, ...] = SECONDS
) -> Histogram:
    """A metric of the application that counts in buckets: `sizes.observe(12.5)`."""
    return runtime.registry.add(Histogram(name, description, labels, buckets))
