"""What the variables of the environment say, read once at the start."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

# What the names mean, and these numbers, are those of the runtime for Node: one page documents both.
# Kubernetes takes an endpoint out of every proxy some seconds after it sent SIGTERM; a balancer beside compose or Swarm goes
# on for about two seconds.
KUBERNETES_DRAIN_SECONDS = 10.0
ECS_DRAIN_SECONDS = 10.0
DRAIN_SECONDS = 3.0
SHUTDOWN_SECONDS = 25.0
ADMIN_PORT = 9464


@dataclass(frozen=True, slots=True)
class Settings:
    """Times are in seconds. A port of `None` is none."""

    enabled: bool
    drain_seconds: float
    shutdown_seconds: float
    liveness_path: str
    readiness_path: str
    health_port: int | None
    admin_port: int | None
    metrics_path: str
    metrics_prefix: str
    log: bool
    stall_seconds: float
    problems: tuple[str, ...]


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """A value that means nothing is one of `problems`, and the default holds: nothing of it is worth not to start."""
    problems: list[str] = []

    def read(name: str, default: T, parse: Callable[[str], T | None], expected: str) -> T:
        text = environment.get(name, "").strip()
        if not text:
            return default
        value = parse(text)
        if value is None:
            problems.append(f"{name} is {text!r}: it must be {expected}. Its default holds: {default!r}.")
            return default
        return value

    def seconds(name: str, default: float) -> float:
        return read(name, default, _seconds, "a number of seconds from 0 to 86400")

    def path(name: str, default: str) -> str:
        return read(name, default, lambda text: text if text[0] == "/" and text != "/" else None, "a path that begins with /")

    def port(name: str, default: int) -> int | None:
        return read(name, default, _port, "a port up to 65535, or 0 for none") or None

    def one_of(name: str, *choices: str) -> str:
        return read(name, choices[0], lambda text: text if text in choices else None, " or ".join(choices))

    shutdown = seconds("SEAWORTHY_SHUTDOWN_SECONDS", SHUTDOWN_SECONDS) or SHUTDOWN_SECONDS
    wanted = seconds("SEAWORTHY_DRAIN_SECONDS", default_drain_seconds(environment))
    # The window is a part of the whole: requests in flight and hooks need the rest of it.
    drain = min(wanted, shutdown * 0.8)
    if drain < wanted:
        problems.append(f"The drain window is cut to {drain:g} s, since the shutdown ends after {shutdown:g} s.")
    return Settings(
        enabled=one_of("SEAWORTHY_RUNTIME", "on", "off") == "on",
        drain_seconds=drain,
        shutdown_seconds=shutdown,
        liveness_path=path("SEAWORTHY_LIVENESS_PATH", "/healthz"),
        readiness_path=path("SEAWORTHY_READINESS_PATH", "/health"),
        health_port=port("SEAWORTHY_HEALTH_PORT", 0),
        admin_port=port("SEAWORTHY_ADMIN_PORT", ADMIN_PORT),
        metrics_path=path("SEAWORTHY_METRICS_PATH", "/metrics"),
        metrics_prefix=read("SEAWORTHY_METRICS_PREFIX", "", _prefix, "letters, digits and underscores"),
        log=one_of("SEAWORTHY_LOG", "json", "off") == "json",
        stall_seconds=seconds("SEAWORTHY_STALL_SECONDS", 0.0),
        problems=tuple(problems),
    )


def default_drain_seconds(environment: Mapping[str, str]) -> float:
    if "KUBERNETES_SERVICE_HOST" in environment:
        return KUBERNETES_DRAIN_SECONDS
    if "ECS_CONTAINER_METADATA_URI_V4" in environment:
        return ECS_DRAIN_SECONDS
    return DRAIN_SECONDS


def in_container(environment: Mapping[str, str] = os.environ) -> bool:
    """Engines leave a file or a variable."""
    marks = ("/.dockerenv", "/run/.containerenv")
    variables = ("KUBERNETES_SERVICE_HOST", "ECS_CONTAINER_METADATA_URI_V4", "container")
    return any(os.path.exists(mark) for mark in marks) or any(name in environment for name in variables)


def _seconds(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    # Neither nan nor infinity, which are floats, too.
    return value if 0 <= value <= 86_400 else None


def _port(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65_535 else None


def _prefix(text: str) -> str | None:
    return text if text.isascii() and text.replace("_", "a").isalnum() and not text[0].isdigit() else None
