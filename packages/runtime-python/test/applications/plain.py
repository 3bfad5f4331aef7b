"""An ASGI application without a framework: what a server does with it is the server's alone."""

import asyncio
import os
import signal
import sys
import time


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        return await lifespan(receive, send)
    if scope["type"] == "websocket":
        return await echo(receive, send)
    path = scope["path"]
    if path == "/slow":
        await asyncio.sleep(float(scope["query_string"] or 1))
    elif path == "/block":
        time.sleep(float(scope["query_string"]))
    elif path == "/upload":
        size, more = 0, True
        while more:
            message = await receive()
            size, more = size + len(message.get("body", b"")), message.get("more_body", False)
        return await answer(send, 200, str(size).encode())
    elif path == "/events":
        return await events(send)
    elif path == "/large":
        await answer(send, 200, b"x" * 50_000_000)
        return print("answered", flush=True)
    elif path == "/own-health":
        return await answer(send, 200, b"own")
    elif path != "/":
        return await answer(send, 404, b"nothing here")
    await answer(send, 200, b"fine")


async def answer(send, status, body):
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def events(send):
    # Never listens for the client's leaving, and never ends.
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream")]})
    while True:
        await send({"type": "http.response.body", "body": b"data: x\n\n", "more_body": True})
        await asyncio.sleep(0.05)


async def echo(receive, send):
    await receive()
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] != "websocket.disconnect":
        text = message["text"]
        if text.startswith("slow"):
            await asyncio.sleep(1)
        await send({"type": "websocket.send", "text": text})
    print(f"disconnect {message['code']}", flush=True)


async def lifespan(receive, send):
    await receive()
    mode = os.environ.get("MODE", "")
    if mode == "slow-start":
        print("starting", flush=True)
        await asyncio.sleep(1)
    if mode == "late-handler":
        signal.signal(signal.SIGTERM, lambda *_: print("own handler", flush=True))
    if mode == "loop-handler":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, print, "own handler")
    if mode == "exit-handler":
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
    await send({"type": "lifespan.startup.complete"})
    await receive()
    if mode == "lifespan-throws":
        await send({"type": "lifespan.shutdown.failed", "message": "no"})
        return
    if mode == "lifespan-hangs":
        await asyncio.sleep(60)
    print("lifespan ended", flush=True)
    await send({"type": "lifespan.shutdown.complete"})
