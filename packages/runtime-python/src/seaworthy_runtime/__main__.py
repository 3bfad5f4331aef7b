"""`python -m seaworthy_runtime app.main:app --port 8000` as uvicorn, and `python -m seaworthy_runtime gunicorn shop.wsgi` as gunicorn."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["gunicorn"]:
        from .arbiter import main

        del sys.argv[1]
    else:
        from .uvicorn_command import main

    main()
