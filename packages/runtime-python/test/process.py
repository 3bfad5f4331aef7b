"""A server as a real child process, and a client that speaks HTTP by hand: what it sends and when is what is tested."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src"
RUNTIME = ("-m", "seaworthy_runtime")
PLAIN = ("-m", "uvicorn")
GUNICORN = ("-m", "gunicorn")
# Long enough for a busy machine to do within it what a test does.
WINDOW = 1.5


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


class Server:
    """`async with Server("plain:application", MODE="…") as server`. Ended hard at the end, whatever happens."""

    def __init__(self, app, *flags, command=RUNTIME, listens=True, under=(), stdin=asyncio.subprocess.DEVNULL, port=None, **environment):
        self.app, self.flags, self.command, self.listens = app, flags, command, listens
        self.under, self.stdin = under, stdin
        self.port, self.admin_port = port or free_port(), free_port()
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{SOURCE}:{HERE / 'applications'}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUNBUFFERED": "1",
            "SEAWORTHY_DRAIN_SECONDS": str(WINDOW),
            "SEAWORTHY_ADMIN_PORT": str(self.admin_port),
            **environment,
        }
        self.lines = []

    async def __aenter__(self):
        where = ("--bind", f"127.0.0.1:{self.port}") if "gunicorn" in self.command else ("--port", str(self.port))
        self.process = await asyncio.create_subprocess_exec(
            *self.under, sys.executable, *self.command, self.app, *where, *self.flags,
            env=self.environment, stdin=self.stdin,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self.reading = asyncio.create_task(self._read())
        try:
            if self.listens:
                await self._wait_until_listening()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_):
        with contextlib.suppress(ProcessLookupError):
            # Its workers as well, which hold its output.
            os.killpg(self.process.pid, signal.SIGKILL)
        await self.process.wait()
        await self.reading
        self.process._transport.close()

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)

    async def exit(self, limit=30):
        code = await asyncio.wait_for(self.process.wait(), limit)
        await self.reading
        return code

    async def said(self, text, limit=30):
        async with asyncio.timeout(limit):
            while not any(text in line for line in self.lines):
                await asyncio.sleep(0.02)

    def event(self, name):
        """The last log line of this event, None where there is none."""
        found = None
        for line in self.lines:
            if line.startswith("{") and (record := json.loads(line))["event"] == name:
                found = record
        return found

    async def connect(self, port=None):
        return Client(*await asyncio.open_connection("127.0.0.1", port or self.port))

    async def ask(self, path="/", port=None, **kwargs):
        client = await self.connect(port)
        try:
            return await client.ask(path, **kwargs)
        finally:
            client.close()

    async def _read(self):
        async for line in self.process.stdout:
            self.lines.append(line.decode().rstrip())

    async def _wait_until_listening(self):
        async with asyncio.timeout(30):
            while True:
                if self.process.returncode is not None:
                    raise AssertionError("it ended: " + "\n".join(self.lines))
                with contextlib.suppress(OSError):
                    (await self.connect()).close()
                    return
                await asyncio.sleep(0.05)


class Client:
    """One connection."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    async def ask(self, path="/", method="GET"):
        self.send(path, method)
        return await self.answer()

    def send(self, path="/", method="GET", headers=""):
        self.writer.write(f"{method} {path} HTTP/1.1\r\nhost: test\r\n{headers}\r\n".encode())

    async def answer(self):
        """Status, header and body of the next answer."""
        async with asyncio.timeout(15):
            status, header = await self.header()
            body = await self.reader.readexactly(int(header.get("content-length", 0)))
        return status, header, body.decode()

    async def header(self):
        first, *lines = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        return int(first.split(" ")[1]), dict(line.lower().split(": ", 1) for line in lines if line)

    async def upgrade(self, path):
        key = "connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n"
        self.send(path, headers=key + "sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n")
        return (await self.header())[0]

    def send_text(self, text):
        # Masked, as a client must, with a mask of zeros.
        self.writer.write(bytes([0x81, 0x80 | len(text), 0, 0, 0, 0]) + text.encode())

    async def frame(self):
        """The opcode and the payload of the next short frame."""
        async with asyncio.timeout(15):
            first, size = await self.reader.readexactly(2)
            return first & 0x0F, await self.reader.readexactly(size)

    async def rest(self):
        async with asyncio.timeout(15):
            return await self.reader.read()

    def close(self):
        self.writer.close()
