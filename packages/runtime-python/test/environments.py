"""`python3 environments.py NAME` prints the interpreter of an environment, which is made once and kept."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

CACHE = Path(__file__).parents[3] / "node_modules/.cache/runtime-python"
# What an application may bring with it; the interpreter is the machine's.
ENVIRONMENTS = {
    "newest": ["fastapi==0.165.0", "uvicorn==0.54.0", "websockets==17.4", "gunicorn==27.0.1", "prometheus_client==0.26.0"],
    "two years old": [
        *("fastapi==0.115.5", "uvicorn==0.32.1", "httptools==0.6.4", "websockets==13.1", "gunicorn==23.0.0"),
        # What `uvicorn[standard]` brings; the others have neither this loop nor that parser.
        *("uvloop==0.21.0", "prometheus_client==0.21.0"),
    ],
    "the oldest uvicorn": [
        *("fastapi==0.115.5", "uvicorn==0.20.0", "websockets==10.4", "gunicorn==20.1.0", "setuptools==75.6.0"),
        "prometheus_client==0.21.0",
    ],
    # For the benchmark: what lets each drain is the server, whose tests are those above.
    "frameworks": [
        *("fastapi==0.165.0", "flask==3.1.3", "django==5.2.19", "quart==0.22.0", "litestar==2.25.0"),
        *("uvicorn==0.54.0", "gunicorn==27.0.1"),
    ],
}


def make(packages):
    folder = CACHE / hashlib.sha256(repr((sys.version, packages)).encode()).hexdigest()[:12]
    python, made = folder / "bin/python", folder / "made"
    CACHE.mkdir(parents=True, exist_ok=True)
    with open(CACHE / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # One that was interrupted is made again.
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            venv.create(folder, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True, stdout=sys.stderr)
            made.touch()
    return python


if __name__ == "__main__":
    print(make(ENVIRONMENTS[sys.argv[1]]))
