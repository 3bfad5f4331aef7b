"""
gunicorn's own command line, with a master that goes on serving for the drain window before it stops its workers: alone it closes
its listener at the instant of the signal.
"""

from __future__ import annotations

import signal
import sys
import time
from typing import Any

from gunicorn.app import base
from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base_async import AsyncWorker
from gunicorn.workers.gthread import ThreadWorker
from gunicorn.workers.sync import SyncWorker

from .deadline import EXIT_HUNG
from .runtime import runtime
from .settings import Settings, read_settings
from .wsgi import WsgiApplication

TURN_SECONDS = 0.1
STOP_SECONDS = 1.0
"""So much is left of the whole time when the master has to have ended its workers."""
_UVICORNS = ("uvicorn.workers.UvicornWorker", "uvicorn_worker.UvicornWorker")


def main() -> None:
    """What `gunicorn` does, with the same arguments."""
    settings = runtime.configure(read_settings())
    if not settings.enabled:
        WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn").run()
        return
    # The module of applications makes its master by this name, in every version.
    base.Arbiter = DrainingArbiter
    DrainingApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn").run()


class DrainingApplication(WSGIApplication):
    """Is loaded by each worker, or, where it is preloaded, by the master."""

    def load_config(self) -> None:
        super().load_config()
        if self.cfg.settings["worker_class"].get() in _UVICORNS or self.cfg.worker_class_str in _UVICORNS:
            self.cfg.set("worker_class", "seaworthy_runtime.worker.UvicornWorker")

    def load(self) -> Any:
        application = super().load()
        # What others answer with is no WSGI.
        if not issubclass(self.cfg.worker_class, (SyncWorker, ThreadWorker, AsyncWorker)):
            return application
        return WsgiApplication(application, runtime, read_settings(), self.cfg)


class DrainingArbiter(Arbiter):
    """Made once, by `run` of the application."""

    hurried = False
    hung = False

    def setup(self, app: Any) -> None:
        super().setup(app)
        # Workers have it from before they are forked, so that all know at once, whatever they are doing.
        runtime.flag.share()

    def signal(self, sig: int, frame: Any = None) -> None:
        if sig in (signal.SIGINT, signal.SIGQUIT):
            self.hurried = True
        super().signal(sig, frame)

    def handle_term(self) -> None:
        """Everything is served as before until the window is over. A second SIGTERM changes nothing."""
        settings = runtime.settings or read_settings()
        began = time.monotonic()
        if not getattr(self.worker_class, "drains_itself", False):
            self._serve_window(settings, began)
            # A part of the time that the orchestrator grants has gone by.
            left = settings.shutdown_seconds - (time.monotonic() - began) - STOP_SECONDS
            self.cfg.set("graceful_timeout", max(1, min(self.cfg.graceful_timeout, int(left))))
            runtime.log.info("shutdown.closing", "No new connection is accepted.", seconds=_since(began))
        raise StopIteration

    def kill_workers(self, sig: int) -> None:
        if sig == signal.SIGKILL:
            self.reap_workers()
            if self.WORKERS and not self.hurried:
                self.hung = True
                runtime.log.error(
                    "shutdown.hung", f"{len(self.WORKERS)} workers did not end in time.", pids=sorted(self.WORKERS), code=EXIT_HUNG
                )
        super().kill_workers(sig)

    def halt(self, reason: Any = None, exit_status: int = 0) -> None:
        try:
            super().halt(reason=reason, exit_status=exit_status)
        except SystemExit as end:
            code = end.code or (EXIT_HUNG if self.hung else 0)
            if runtime.flag.is_set():
                runtime.log.info("shutdown.done", f"Ends with exit code {code}.", code=code)
            sys.exit(code)

    def _serve_window(self, settings: Settings, began: float) -> None:
        runtime.flag.set()
        runtime.log.info(
            "shutdown.draining",
            f"SIGTERM: not ready from now on; serving for another {settings.drain_seconds:g} s.",
            signal="SIGTERM",
            window_seconds=settings.drain_seconds,
            deadline_seconds=settings.shutdown_seconds,
        )
        while not self.hurried and time.monotonic() - began < settings.drain_seconds:
            # What the master does at all times: a worker that crashes now is replaced.
            self.reap_workers()
            self.murder_workers()
            self.manage_workers()
            time.sleep(TURN_SECONDS)


def _since(moment: float) -> float:
    return round(time.monotonic() - moment, 2)
