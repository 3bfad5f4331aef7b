"""An application that uses what the runtime offers to code."""

import asyncio
import os

from plain import application
from seaworthy_runtime import check, counter, log, on_shutdown

__all__ = ["application"]
asked = counter("orders_total", "Orders.", ("state",))
calls = 0


async def database():
    global calls
    calls += 1
    print(f"checked {calls}", flush=True)
    await asyncio.sleep(0.2)
    match os.environ.get("CHECK"):
        case "hangs":
            await asyncio.sleep(60)
        case "throws":
            raise ConnectionError("postgres://user:secret@db.internal/x")
        case "garbage":
            return {"anything": 1}


async def throws():
    raise RuntimeError("no")


async def hangs():
    await asyncio.sleep(60)


def say(text):
    return lambda: print(text, flush=True)


check("postgres", database, timeout=0.5)
asked.inc("paid", by=2)
log.child(tenant="a").info("orders.loaded", "Loaded.", count=3)
# Registered in the wrong order on purpose.
on_shutdown(say("hook databases"), stage="databases", name="databases")
on_shutdown(say("hook jobs"), stage="jobs", name="jobs")
on_shutdown(say("hook http"), stage="http", name="http")
if os.environ.get("HOOK") == "throws":
    on_shutdown(throws, stage="http")
if os.environ.get("HOOK") == "hangs":
    on_shutdown(hangs, stage="websocket", timeout=0.2)
