"""Several workers under uvicorn's own supervisor (`--workers`). They are spawned: what they are is what can be pickled."""

from __future__ import annotations

import signal
import sys
from typing import Any

from uvicorn.supervisors import Multiprocess, multiprocess

from .server import DrainingServer

_Process: Any = getattr(multiprocess, "Process", None)


class DrainingSupervisor(Multiprocess):
    """Says what its workers say: one that hung makes the whole exit with 1."""

    def run(self) -> None:
        super().run()
        codes = [getattr(worker, "process", worker).exitcode for worker in self.processes]
        # A worker that was terminated before it could take the signal ends by it, which is no hang.
        if any(code not in (0, None, -signal.SIGTERM) for code in codes):
            sys.exit(1)

    if _Process is None:

        def shutdown(self) -> None:
            """Up to uvicorn 0.29 it ends one after the other: while one drains the next would know of nothing."""
            for worker in self.processes:
                worker.terminate()
            # It signals each again, which would force one that has not ended.
            for worker in self.processes:
                worker.join()
            super().shutdown()  # type: ignore[misc]


if _Process is not None and hasattr(_Process, "server"):

    class _DrainingProcess(_Process):
        """Since uvicorn 0.50 or so a worker makes its server itself."""

        @property
        def server(self) -> DrainingServer:
            if self._server is None:
                self._server = DrainingServer(config=self.config)
            return self._server

    _DrainingProcess.__qualname__ = _DrainingProcess.__name__ = "DrainingProcess"
    DrainingProcess: Any = _DrainingProcess
else:
    DrainingProcess = None
