"""
`python side_by_side.py APPLICATION PORT PORT`: the application twice in one process, as uvicorn serves it alone and as the
runtime wraps it. Two processes differ by more than what is measured here: in memory, caches and who else is on their processor.
"""

import asyncio
import contextlib
import sys

import uvicorn
from seaworthy_runtime.application import Application
from seaworthy_runtime.runtime import runtime
from seaworthy_runtime.settings import read_settings
from seaworthy_runtime.state import Phase


class Server(uvicorn.Server):
    def capture_signals(self):
        return contextlib.nullcontext()


async def main(application, *ports):
    plain, wrapped = (uvicorn.Config(application, port=int(port), access_log=False, log_level="error") for port in ports)
    wrapped.load()
    wrapped.loaded_app = Application(wrapped.loaded_app, runtime, runtime.configure(read_settings()))
    runtime.state.enter(Phase.SERVING)
    await asyncio.gather(Server(plain).serve(), Server(wrapped).serve())


asyncio.run(main(*sys.argv[1:]))
