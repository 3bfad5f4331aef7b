"""Metrics in the text format of Prometheus, without its client: an application that has that keeps it, and both are served."""

from __future__ import annotations

import sys
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
STREAM_SECONDS = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0)
MOST_SERIES = 1000
"""Of one metric; what comes beyond is counted together under `other`, so that no label of an application can fill the memory."""

Labels = tuple[str, ...]
Sample = tuple[str, Iterable[tuple[str, str]], float]


class Metric:
    """A family of series, one for each combination of values of its labels."""

    kind = "untyped"

    def __init__(self, name: str, description: str, labels: Labels = ()) -> None:
        self.name = name
        self.description = description
        self.labels = labels
        self._series: dict[Labels, Any] = {}
        self._lock = threading.Lock()

    def at(self, values: Labels) -> Any:
        """The series of these values; who counts often keeps it."""
        found = self._series.get(values)
        if found is not None:
            return found
        if len(values) != len(self.labels):
            raise ValueError(f"{self.name} has the labels {self.labels}, and not {len(values)} of them.")
        with self._lock:
            if len(self._series) >= MOST_SERIES:
                values = ("other",) * len(self.labels)
            return self._series.setdefault(values, self._make())

    def samples(self) -> Iterator[Sample]:
        for values, series in list(self._series.items()):
            yield self.name, zip(self.labels, values, strict=True), series.value

    def _make(self) -> Any:
        return Value()


class Value:
    """One series of a counter or a gauge."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: float = 0


class Buckets:
    """One series of a histogram."""

    __slots__ = ("counts", "limits", "sum")

    def __init__(self, limits: tuple[float, ...]) -> None:
        self.limits = limits
        self.sum = 0.0
        self.counts = [0] * (len(limits) + 1)

    def observe(self, value: float) -> None:
        self.sum += value
        self.counts[bisect_left(self.limits, value)] += 1


class Counter(Metric):
    """Only ever grows."""

    kind = "counter"

    def inc(self, *labels: str, by: float = 1) -> None:
        if by < 0:
            raise ValueError(f"{self.name} is a counter, which can't go down.")
        self.at(labels).value += by


class Gauge(Metric):
    """Goes up and down."""

    kind = "gauge"

    def set(self, value: float, *labels: str) -> None:
        self.at(labels).value = value

    def inc(self, *labels: str, by: float = 1) -> None:
        self.at(labels).value += by


class Histogram(Metric):
    """Counts observations in buckets."""

    kind = "histogram"

    def __init__(self, name: str, description: str, labels: Labels = (), buckets: tuple[float, ...] = SECONDS) -> None:
        super().__init__(name, description, labels)
        self.buckets = buckets

    def observe(self, value: float, *labels: str) -> None:
        self.at(labels).observe(value)

    def samples(self) -> Iterator[Sample]:
        for values, series in list(self._series.items()):
            labels = list(zip(self.labels, values, strict=True))
            below = 0
            for limit, count in zip((*map(_number, self.buckets), "+Inf"), list(series.counts), strict=True):
                below += count
                yield f"{self.name}_bucket", [*labels, ("le", limit)], below
            yield f"{self.name}_sum", labels, series.sum
            yield f"{self.name}_count", labels, below

    def _make(self) -> Buckets:
        return Buckets(self.buckets)


class Measured(Metric):
    """Is asked when somebody scrapes: yields pairs of the labels' values and a number."""

    def __init__(
        self, name: str, kind: str, description: str, ask: Callable[[], Iterable[tuple[Labels, float]]], labels: Labels = ()
    ) -> None:
        super().__init__(name, description, labels)
        self.kind = kind
        self._ask = ask

    def samples(self) -> Iterator[Sample]:
        for values, number in self._ask():
            yield self.name, zip(self.labels, values, strict=True), number


class Registry:
    """All metrics of a process."""

    def __init__(self) -> None:
        self._metrics: dict[str, Metric] = {}

    def add(self, metric: Any) -> Any:
        """The one of this name, if there is one already: a module may be imported twice. Throws where it is of another kind."""
        known = self._metrics.setdefault(metric.name, metric)
        if type(known) is not type(metric) or known.labels != metric.labels:
            raise ValueError(f"There is a metric {metric.name} already, of another kind or with other labels.")
        return known

    def render(self, prefix: str = "") -> str:
        """Ours, and then those of the application's own client, whose names are left to it."""
        theirs, taken = _of_client()
        lines: list[str] = []
        for metric in list(self._metrics.values()):
            name = f"{prefix}{metric.name}"
            if name in taken:
                continue
            lines.append(f"# HELP {name} {_escape(metric.description, quotes=False)}")
            lines.append(f"# TYPE {name} {metric.kind}")
            lines.extend(f"{prefix}{sample}{_labels(labels)} {_number(value)}" for sample, labels, value in metric.samples())
        return "\n".join([*lines, theirs]) if theirs else "\n".join([*lines, ""])


def _of_client() -> tuple[str, set[str]]:
    """What the application's `prometheus_client` says, if it has imported it, and the names that it uses."""
    client = sys.modules.get("prometheus_client")
    if client is None:
        return "", set()
    text = client.generate_latest(client.REGISTRY).decode()
    names = {line.split(" ", 3)[2] for line in text.splitlines() if line.startswith("# TYPE ")}
    return text, names


def _labels(labels: Iterable[tuple[str, str]]) -> str:
    pairs = ",".join(f'{name}="{_escape(value)}"' for name, value in labels)
    return f"{{{pairs}}}" if pairs else ""


def _escape(text: str, quotes: bool = True) -> str:
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
    return escaped.replace('"', '\\"') if quotes else escaped


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))
