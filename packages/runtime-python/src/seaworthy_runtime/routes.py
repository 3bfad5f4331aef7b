"""The template of the route that served a request, such as `/items/{id}`. Never the path: there are as many as clients like."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

REBUILD_SECONDS = 10.0
Found = dict[int, list[tuple[Any, str]]]


class Routes:
    """Of a FastAPI or Starlette application, or of one that middleware wraps; any other has none."""

    def __init__(self, application: Any) -> None:
        self._application = _routed(application)
        self._found: Found = {}
        self._built = -REBUILD_SECONDS

    def template(self, scope: dict[str, Any]) -> str:
        """Empty where no route is known to have served it."""
        context = scope.get("fastapi")
        if isinstance(context, dict):
            # FastAPI keeps routers that it includes as they are, and says here what a route is with all their prefixes.
            effective = context.get("effective_route_context")
            if effective is not None and isinstance(path := getattr(effective, "path_format", None), str):
                return self._mounted(scope, effective) or path
        for key in ("route", "endpoint"):
            served_by = scope.get(key)
            if served_by is not None and (template := self._find(served_by, scope)):
                return template
        return ""

    def _mounted(self, scope: dict[str, Any], effective: Any) -> str | None:
        """The same below a mounted application, which the map alone knows."""
        original = getattr(effective, "original_route", None)
        return self._find(original, scope) if scope.get("app") is not self._application else None

    def _find(self, served_by: Any, scope: dict[str, Any]) -> str | None:
        candidates = self._found.get(id(served_by))
        if candidates is None and time.monotonic() - self._built > REBUILD_SECONDS:
            self._build()
            candidates = self._found.get(id(served_by))
        if not candidates:
            return None
        if len(candidates) == 1:
            return candidates[0][1]
        # One function serves several routes.
        path = scope.get("path", "")
        root = scope.get("root_path", "")
        inner = path[len(root) :] if root and path.startswith(root) else path
        matching = [template for expression, template in candidates if expression is not None and expression.match(inner)]
        return matching[0] if matching else None

    def _build(self) -> None:
        self._built = time.monotonic()
        found: Found = {}
        for route, template in _walk(getattr(self._application, "routes", None), "", 0):
            keys = {id(route), id(getattr(route, "endpoint", None) or getattr(route, "app", None) or route)}
            for key in keys:
                found.setdefault(key, []).append((getattr(route, "path_regex", None), template))
        self._found = found


def _walk(routes: Any, prefix: str, depth: int) -> Iterator[tuple[Any, str]]:
    # An application that mounts itself would go on for ever.
    if not isinstance(routes, (list, tuple)) or depth > 8:
        return
    for route in routes:
        path = getattr(route, "path", None)
        inner = getattr(route, "routes", None)
        if isinstance(path, str) and inner:
            yield from _walk(inner, prefix + path, depth + 1)
        elif isinstance(path, str):
            is_mount = not hasattr(route, "endpoint")
            yield route, f"{prefix}{path}/{{path}}" if is_mount else f"{prefix}{path}"


def _routed(application: Any) -> Any:
    for _ in range(16):
        if getattr(application, "routes", None) is not None:
            return application
        application = getattr(application, "app", None)
    return None
