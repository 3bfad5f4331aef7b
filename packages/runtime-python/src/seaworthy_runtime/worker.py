"""`gunicorn -k seaworthy_runtime.worker.UvicornWorker`: gunicorn's uvicorn worker, which drains."""

from __future__ import annotations

import sys
import warnings

from gunicorn.arbiter import Arbiter

from .runtime import runtime
from .server import DrainingServer
from .settings import read_settings

try:
    from uvicorn_worker import UvicornWorker as _Worker
except ImportError:
    with warnings.catch_warnings():
        # uvicorn's own is deprecated in favour of that package, which an application may not have.
        warnings.simplefilter("ignore", DeprecationWarning)
        from uvicorn.workers import UvicornWorker as _Worker


class UvicornWorker(_Worker):
    """The master waits for `--graceful-timeout` (30 s) after it has passed SIGTERM on: longer than our deadline of 25 s."""

    drains_itself = True

    async def _serve(self) -> None:
        settings = runtime.configure(read_settings())
        if settings.enabled and settings.shutdown_seconds >= self.cfg.graceful_timeout:
            self.log.warning(
                "--graceful-timeout %s kills workers before SEAWORTHY_SHUTDOWN_SECONDS (%g) is over",
                self.cfg.graceful_timeout,
                settings.shutdown_seconds,
            )
        self.config.app = self.wsgi
        self.config.workers = self.cfg.workers
        server = DrainingServer(config=self.config)
        self._install_sigquit_handler()
        await server.serve(sockets=self.sockets)
        if not server.started:
            sys.exit(Arbiter.WORKER_BOOT_ERROR)
        if server.exit_code != 0:
            sys.exit(server.exit_code)
