"""The one runtime of a process: what an application registers, and what a server finds."""

from __future__ import annotations

from .flag import Flag
from .health import Checks
from .hooks import Hooks
from .http_metrics import HttpMetrics
from .log import Logger
from .metrics import Registry
from .process_metrics import add_process_metrics
from .settings import Settings
from .state import Activity, State


class Runtime:
    """Inert until a server gives it settings: an application that imports it runs without one as well."""

    def __init__(self) -> None:
        self.log = Logger()
        self.state = State()
        self.flag = Flag()
        """Whether a master of gunicorn drains; other servers have their state alone."""
        self.checks = Checks(self.log)
        self.hooks = Hooks(self.log)
        self.registry = Registry()
        self.http = HttpMetrics(self.registry)
        self.active: set[Activity] = set()
        self.settings: Settings | None = None
        add_process_metrics(self.registry)

    def configure(self, settings: Settings) -> Settings:
        self.settings = settings
        if not settings.log:
            self.log.silence()
        return settings

    def measure(self) -> None:
        """Brings up to date what nobody counts as it happens."""
        active = list(self.active)
        websockets = sum(activity.is_websocket for activity in active)
        self.http.measure(len(active) - websockets, websockets)


runtime = Runtime()
