"""What the variables of the environment say, read once at the start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

# Kubernetes takes an endpoint out of every proxy some seconds after it sent SIGTERM; ECS deregisters a task before it stops
# it; a balancer beside compose or Swarm goes on for about two seconds.
KUBERNETES_DRAIN_SECONDS = 10.0
ECS_DRAIN_SECONDS = 5.0
DRAIN_SECONDS = 3.0
SHUTDOWN_SECONDS = 25.0
ADMIN_PORT = 9464


class SettingsError(ValueError):
    """A variable has a value that means nothing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Times are in seconds. A port of `None` is off, or, for health, the application's own port."""

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


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Raises SettingsError, which names the variable, for a value that can't be understood."""
    shutdown = _seconds(environment, "SEAWORTHY_SHUTDOWN_SECONDS", SHUTDOWN_SECONDS)
    if shutdown == 0:
        raise SettingsError("SEAWORTHY_SHUTDOWN_SECONDS is 0: shutdown needs time; give it at least 1.")
    drain = _seconds(environment, "SEAWORTHY_DRAIN_SECONDS", default_drain_seconds(environment))
    return Settings(
        enabled=_choice(environment, "SEAWORTHY_RUNTIME", ("on", "off")) == "on",
        # The window is a part of the whole: requests in flight and hooks need the rest of it.
        drain_seconds=min(drain, shutdown * 0.8),
        shutdown_seconds=shutdown,
        liveness_path=_path(environment, "SEAWORTHY_LIVENESS_PATH", "/healthz"),
        readiness_path=_path(environment, "SEAWORTHY_READINESS_PATH", "/health"),
        health_port=_port(environment, "SEAWORTHY_HEALTH_PORT", None),
        admin_port=_port(environment, "SEAWORTHY_ADMIN_PORT", ADMIN_PORT),
        metrics_path=_path(environment, "SEAWORTHY_METRICS_PATH", "/metrics"),
        metrics_prefix=_prefix(environment),
        log=_choice(environment, "SEAWORTHY_LOG", ("json", "off")) == "json",
        stall_seconds=_seconds(environment, "SEAWORTHY_STALL_SECONDS", 0.0),
    )


def default_drain_seconds(environment: Mapping[str, str]) -> float:
    if environment.get("KUBERNETES_SERVICE_HOST"):
        return KUBERNETES_DRAIN_SECONDS
    if environment.get("ECS_CONTAINER_METADATA_URI_V4"):
        return ECS_DRAIN_SECONDS
    return DRAIN_SECONDS


def _seconds(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(name, "").strip()
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    # Also refuses nan and inf, which are floats, too.
    if not 0 <= value <= 86_400:
        raise SettingsError(f"{name} is {text!r}: it must be a number of seconds from 0 to 86400.")
    return value


def _port(environment: Mapping[str, str], name: str, default: int | None) -> int | None:
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65_535):
        raise SettingsError(f"{name} is {text!r}: it must be a port from 1 to 65535, or 0 for none.")
    return int(text) or None


def _path(environment: Mapping[str, str], name: str, default: str) -> str:
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not text.startswith("/"):
        raise SettingsError(f"{name} is {text!r}: it must begin with a slash.")
    return text


def _choice(environment: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    text = environment.get(name, "").strip().lower()
    if not text:
        return choices[0]
    if text not in choices:
        raise SettingsError(f"{name} is {text!r}: it must be {' or '.join(choices)}.")
    return text


def _prefix(environment: Mapping[str, str]) -> str:
    text = environment.get("SEAWORTHY_METRICS_PREFIX", "").strip()
    if text and not (text.isascii() and text.replace("_", "a").isalnum() and not text[0].isdigit()):
        raise SettingsError(f"SEAWORTHY_METRICS_PREFIX is {text!r}: it must be letters, digits and underscores.")
    return text
