"""What is measured of requests."""

from __future__ import annotations

from collections.abc import Collection

from .metrics import MOST_SERIES, STREAM_SECONDS, Buckets, Counter, Gauge, Histogram, Registry, Value

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_REQUEST = ("method", "route", "status_code")


class HttpMetrics:
    """Routes are templates; a method that nobody knows is `OTHER`."""

    def __init__(self, registry: Registry) -> None:
        self.requests: Counter = registry.add(Counter("http_requests_total", "Requests that were answered.", _REQUEST))
        self.duration: Histogram = registry.add(
            Histogram("http_request_duration_seconds", "From the request's header to the end of its answer.", _REQUEST)
        )
        self.streams: Histogram = registry.add(
            Histogram("http_stream_duration_seconds", "How long event streams lasted.", ("route",), STREAM_SECONDS)
        )
        self.bytes_in: Counter = registry.add(Counter("http_request_body_bytes_total", "Bytes of request bodies.", ("route",)))
        self.bytes_out: Counter = registry.add(Counter("http_response_body_bytes_total", "Bytes of answers.", ("route",)))
        self.active: Gauge = registry.add(Gauge("http_requests_active", "Requests under way."))
        self.websockets: Gauge = registry.add(Gauge("websockets_active", "WebSockets that are open."))
        self.connections: Gauge = registry.add(Gauge("http_connections_active", "Connections that are open."))
        self.lag: Gauge = registry.add(
            Gauge("python_eventloop_lag_seconds", "By how much the event loop was late when it was last measured.")
        )

        self._open: Collection[object] = ()
        # What one request counts in, by all that decides it: each is found once, and not for every request.
        self._series: dict[tuple[str, str, int, bool], tuple[Value, Buckets, Value]] = {}

    def connections_of(self, open_ones: Collection[object]) -> None:
        """Where the server keeps its connections."""
        self._open = open_ones

    def measure(self, requests: int, websockets: int) -> None:
        """What is counted only when somebody asks."""
        self.active.set(requests)
        self.websockets.set(websockets)
        self.connections.set(len(self._open))

    def answered(self, method: str, route: str, status: int, seconds: float, stream: bool, bytes_out: int) -> None:
        key = (method, route, status, stream)
        series = self._series.get(key)
        if series is None:
            series = self._find(key)
        count, durations, sent = series
        count.value += 1
        durations.observe(seconds)
        sent.value += bytes_out

    def _find(self, key: tuple[str, str, int, bool]) -> tuple[Value, Buckets, Value]:
        method, route, status, stream = key
        labels = (method if method in _METHODS else "OTHER", route, str(status))
        durations = self.streams.at((route,)) if stream else self.duration.at(labels)
        found = (self.requests.at(labels), durations, self.bytes_out.at((route,)))
        # There are as many methods as clients like.
        if len(self._series) < MOST_SERIES:
            self._series[key] = found
        return found
