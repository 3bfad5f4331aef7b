"""One JSON line for each event, on standard error, where uvicorn writes its own."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from typing import Any, Literal

Level = Literal["debug", "info", "warn", "error"]


class Logger:
    """Writes events as lines. A child adds its fields to each line that it writes."""

    def __init__(self, enabled: bool = True, fields: dict[str, Any] | None = None) -> None:
        self._enabled = enabled
        self._fields = fields or {}

    def child(self, **fields: Any) -> Logger:
        return Logger(self._enabled, {**self._fields, **fields})

    def silence(self) -> None:
        """What is logged from now on, by this one, is dropped."""
        self._enabled = False

    def debug(self, event: str, message: str = "", **fields: Any) -> None:
        self._write("debug", event, message, fields)

    def info(self, event: str, message: str = "", **fields: Any) -> None:
        self._write("info", event, message, fields)

    def warn(self, event: str, message: str = "", **fields: Any) -> None:
        self._write("warn", event, message, fields)

    def error(self, event: str, message: str = "", **fields: Any) -> None:
        self._write("error", event, message, fields)

    def _write(self, level: Level, event: str, message: str, fields: dict[str, Any]) -> None:
        if not self._enabled:
            return
        time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        record = {"time": time, "level": level, "event": event, "pid": os.getpid(), "message": message, **_trace(), **self._fields, **fields}
        try:
            # One write for each line, so that those of several processes don't mix.
            sys.stderr.write(json.dumps(record, default=str, ensure_ascii=False) + "\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            # Who reads the log has gone. Shutting down goes on without it.
            self._enabled = False


def _trace() -> dict[str, str]:
    """The ids of the current span, if the application has imported OpenTelemetry. It isn't imported for a log line."""
    trace = sys.modules.get("opentelemetry.trace")
    if trace is None:
        return {}
    context = trace.get_current_span().get_span_context()
    if not context.is_valid:
        return {}
    return {"trace_id": format(context.trace_id, "032x"), "span_id": format(context.span_id, "016x")}
