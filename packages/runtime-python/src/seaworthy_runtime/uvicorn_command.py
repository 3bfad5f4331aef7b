"""uvicorn's own command line, with a server that drains."""

from __future__ import annotations

import sys
from importlib import import_module

try:
    # `import uvicorn.main as …` would be the function of this name.
    uvicorn_main = import_module("uvicorn.main")
    from uvicorn.supervisors import multiprocess
except ModuleNotFoundError as error:
    if error.name != "uvicorn":
        raise
    sys.exit("seaworthy_runtime drives the application's own uvicorn, which is not installed: `pip install uvicorn`.")

from .server import DrainingServer
from .settings import read_settings
from .workers import DrainingProcess, DrainingSupervisor


def main() -> None:
    """What `uvicorn` does, with the same arguments."""
    if read_settings().enabled:
        # `run` takes these names from its module, in every version.
        uvicorn_main.Server = DrainingServer
        uvicorn_main.Multiprocess = DrainingSupervisor
        if DrainingProcess is not None:
            multiprocess.Process = DrainingProcess
    uvicorn_main.main(prog_name="python -m seaworthy_runtime")
