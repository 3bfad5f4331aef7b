"""Nothing that was asked before or within the window is lost."""

import asyncio
import os
import signal
import subprocess
import time
import unittest
from pathlib import Path

from process import GUNICORN, PLAIN, RUNTIME, WINDOW, Server

FIRST = ("unshare", "--user", "--map-root-user", "--pid", "--fork")
WORKER = ("--worker-class", "seaworthy_runtime.worker.UvicornWorker")


class Draining(unittest.IsolatedAsyncioTestCase):
    async def test_window(self):
        async with Server("plain:application") as server:
            kept = await server.connect()
            self.assertEqual((await kept.ask())[0], 200)
            self.assertNotIn("connection", (await kept.ask())[1])
            self.assertEqual((await server.ask("/health"))[0], 200)
            server.terminate()
            await server.said("shutdown.draining")
            self.assertEqual((await server.ask("/health"))[0], 503)
            self.assertEqual((await server.ask("/healthz"))[0], 200)
            self.assertEqual((await server.ask("/health", server.admin_port))[0], 503)
            self.assertEqual((await server.ask("/healthz", server.admin_port))[0], 200)
            status, header, body = await kept.ask()
            self.assertEqual((status, header["connection"], body), (200, "close", "fine"))
            self.assertEqual(await kept.rest(), b"")
            self.assertEqual(await server.exit(), 0)
            events = ["shutdown.draining", "shutdown.closing", "shutdown.closed", "shutdown.lifespan", "shutdown.done"]
            self.assertEqual([line for name in events for line in server.lines if f'"{name}"' in line],
                             [line for line in server.lines if any(f'"{name}"' in line for name in events)])
            self.assertGreaterEqual(server.event("shutdown.closing")["seconds"], WINDOW)
            with self.assertRaises(OSError):
                await server.connect()

    async def test_without_it_the_next_request_is_lost(self):
        # What the tests here compare with: it shows that they see a loss.
        async with Server("plain:application", command=PLAIN) as server:
            server.terminate()
            await server.said("Shutting down")
            with self.assertRaises((OSError, asyncio.IncompleteReadError)):
                await server.ask()

    async def test_in_flight_and_repeated_signal(self):
        async with Server("plain:application") as server:
            slow = asyncio.create_task(server.ask(f"/slow?{2 * WINDOW}"))
            await asyncio.sleep(0.2)
            server.terminate()
            await server.said("shutdown.draining")
            server.terminate()
            await server.said("shutdown.signal-repeated")
            self.assertEqual((await slow)[0], 200)
            self.assertEqual(await server.exit(), 0)

    async def test_burst(self):
        async with Server("plain:application") as server:
            clients = [await server.connect() for _ in range(100)]
            for client in clients:
                await client.ask()

            async def ask(index, client):
                await asyncio.sleep(index / 1000)
                return (await client.ask("/upload", "POST"))[0]

            asked = [asyncio.create_task(ask(index, client)) for index, client in enumerate(clients)]
            await asyncio.sleep(0.05)
            server.terminate()
            self.assertEqual(await asyncio.gather(*asked), [200] * 100)
            self.assertEqual(await server.exit(), 0)

    async def test_load_that_is_routed_on(self):
        async with Server("plain:application") as server:
            until = time.monotonic() + WINDOW + 0.1
            statuses = []

            async def worker():
                client = await server.connect()
                while time.monotonic() < until:
                    status, header, _ = await client.ask()
                    statuses.append(status)
                    if header.get("connection") == "close":
                        client = await server.connect()

            async def stop():
                await asyncio.sleep(0.2)
                server.terminate()

            await asyncio.gather(stop(), *(worker() for _ in range(16)))
            self.assertEqual(set(statuses), {200})
            self.assertEqual(await server.exit(), 0)

    async def test_socket_that_never_asked(self):
        async with Server("plain:application") as server:
            idle = await server.connect()
            server.terminate()
            self.assertEqual(await idle.rest(), b"")
            self.assertEqual(await server.exit(), 0)

    async def test_half_a_request(self):
        async with Server("plain:application") as server:
            late, never = await server.connect(), await server.connect()
            for client in (late, never):
                client.writer.write(b"GET / HTTP/1.1\r\nhost: te")
            server.terminate()
            await server.said("shutdown.closing")
            await asyncio.sleep(0.6)
            late.writer.write(b"st\r\n\r\n")
            self.assertEqual((await late.answer())[0], 200)
            self.assertEqual(await never.rest(), b"")
            self.assertEqual(await server.exit(), 0)

    async def test_event_stream(self):
        async with Server("plain:application") as server:
            client = await server.connect()
            client.send("/events")
            await client.reader.readuntil(b"data: x")
            server.terminate()
            self.assertTrue((await client.rest()).endswith(b"\r\n0\r\n\r\n"))
            self.assertEqual(await server.exit(), 0)

    async def test_websocket(self):
        async with Server("plain:application") as server:
            idle, working = await server.connect(), await server.connect()
            for client in (idle, working):
                self.assertEqual(await client.upgrade("/ws"), 101)
                client.send_text("hi")
                self.assertEqual(await client.frame(), (1, b"hi"))
            server.terminate()
            await server.said("shutdown.draining")
            await asyncio.sleep(WINDOW - 0.3)
            working.send_text("slow")
            self.assertEqual(await idle.frame(), (8, (1001).to_bytes(2) + b"going away"))
            # What it was working on is still answered.
            self.assertEqual(await working.frame(), (1, b"slow"))
            self.assertEqual((await working.frame())[1][:2], (1001).to_bytes(2))
            idle.close()
            working.close()
            self.assertEqual(await server.exit(), 0)
            self.assertEqual(server.lines.count("disconnect 1001"), 2)

    async def test_slow_upload(self):
        async with Server("plain:application") as server:
            client = await server.connect()
            client.send("/upload", "POST", "content-length: 20\r\n")
            await asyncio.sleep(0.1)
            server.terminate()
            for _ in range(10):
                client.writer.write(b"ab")
                await asyncio.sleep(WINDOW / 6)
            status, header, body = await client.answer()
            self.assertEqual((status, header["connection"], body), (200, "close", "20"))
            self.assertEqual(await server.exit(), 0)

    async def test_upload_that_waits_for_leave(self):
        async with Server("plain:application") as server:
            client = await server.connect()
            server.terminate()
            await server.said("shutdown.draining")
            client.send("/upload", "POST", "content-length: 2\r\nexpect: 100-continue\r\n")
            async with asyncio.timeout(15):
                self.assertEqual((await client.header())[0], 100)
            client.writer.write(b"ab")
            status, header, body = await client.answer()
            self.assertEqual((status, header["connection"], body), (200, "close", "2"))
            self.assertEqual(await server.exit(), 0)

    async def test_pipelined(self):
        async with Server("plain:application") as server:
            client = await server.connect()
            server.terminate()
            await server.said("shutdown.draining")
            for path in ("/slow?0.1", "/slow?0.1", "/"):
                client.send(path)
            answers = [await client.answer() for _ in range(3)]
            self.assertEqual([status for status, _, _ in answers], [200] * 3)
            self.assertEqual([header.get("connection") for _, header, _ in answers], [None, None, "close"])
            self.assertEqual(await server.exit(), 0)

    async def test_signal_during_startup(self):
        async with Server("plain:application", listens=False, MODE="slow-start") as server:
            await server.said("starting")
            server.terminate()
            self.assertEqual(await server.exit(), 0)
            self.assertIn("lifespan ended", server.lines)

    async def test_workers(self):
        for command, flags in ((RUNTIME, ("--workers", "2")), (GUNICORN, (*WORKER, "--workers", "2"))):
            with self.subTest(command=command):
                async with Server("plain:application", *flags, command=command) as server:
                    await server.ask()
                    slow = asyncio.create_task(server.ask(f"/slow?{2 * WINDOW}"))
                    await asyncio.sleep(0.2)
                    server.terminate()
                    await server.said("shutdown.draining")
                    self.assertEqual((await server.ask())[1]["connection"], "close")
                    self.assertEqual((await slow)[0], 200)
                    self.assertEqual(await server.exit(), 0)


class Endings(unittest.IsolatedAsyncioTestCase):
    async def test_interrupt(self):
        async with Server("plain:application") as server:
            server.process.send_signal(signal.SIGINT)
            await server.said("shutdown.draining")
            self.assertEqual((await server.ask())[0], 200)
            self.assertEqual(await server.exit(), 0)
            self.assertGreaterEqual(server.event("shutdown.closing")["seconds"], WINDOW)

    async def test_interrupt_at_a_terminal_has_no_window(self):
        ours, theirs = os.openpty()
        async with Server("plain:application", stdin=theirs, SEAWORTHY_DRAIN_SECONDS="15") as server:
            server.process.send_signal(signal.SIGINT)
            self.assertEqual(await server.exit(10), 0)
            self.assertEqual(server.event("shutdown.draining")["window_seconds"], 0)
        os.close(ours)
        os.close(theirs)

    @unittest.skipIf(subprocess.run([*FIRST, "true"]).returncode, "Nobody may make a namespace of processes here.")
    async def test_first_process(self):
        # The kernel drops signals that the first process of a container has no handler for.
        async with Server("plain:application", under=FIRST) as server:
            slow = asyncio.create_task(server.ask(f"/slow?{2 * WINDOW}"))
            await asyncio.sleep(0.2)
            parent = server.process.pid
            os.kill(int(Path(f"/proc/{parent}/task/{parent}/children").read_text()), signal.SIGTERM)
            await server.said("shutdown.draining")
            self.assertEqual((await server.ask())[1]["connection"], "close")
            self.assertEqual((await slow)[0], 200)
            self.assertEqual(await server.exit(), 0)
            self.assertEqual(server.event("shutdown.done")["pid"], 1)

    async def test_port_in_use(self):
        async with Server("plain:application") as first:
            async with Server("plain:application", port=first.port, listens=False) as second:
                self.assertIn(await second.exit(), (1, 3))
                self.assertTrue(any("address already in use" in line for line in second.lines), second.lines)
                self.assertIn("lifespan ended", second.lines)
            self.assertEqual((await first.ask())[0], 200)

    async def test_hang_is_named(self):
        async with Server("plain:application", SEAWORTHY_SHUTDOWN_SECONDS="2") as server:
            hung = asyncio.create_task(server.ask("/slow?60"))
            await asyncio.sleep(0.2)
            server.terminate()
            self.assertEqual(await server.exit(), 1)
            self.assertIn("GET", server.event("shutdown.cut")["hung"][0])
            # Its client hears of it, and the rest ended as it should.
            self.assertEqual((await hung)[0], 500)
            self.assertIn("lifespan ended", server.lines)

    async def test_client_that_does_not_take_its_answer(self):
        async with Server("plain:application", SEAWORTHY_SHUTDOWN_SECONDS="4") as server:
            client = await server.connect()
            client.send("/large")
            await server.said("answered")
            server.terminate()
            self.assertEqual(await server.exit(), 1)
            self.assertIsNotNone(server.event("shutdown.unread"))

    async def test_window_that_takes_nearly_all(self):
        async with Server("plain:application", SEAWORTHY_DRAIN_SECONDS="30", SEAWORTHY_SHUTDOWN_SECONDS="8") as server:
            slow = asyncio.create_task(server.ask("/slow?6.9"))
            await asyncio.sleep(0.1)
            server.terminate()
            self.assertEqual((await slow)[0], 200)
            self.assertEqual(await server.exit(), 0)

    async def test_blocked_loop_is_ended(self):
        async with Server("plain:application", SEAWORTHY_SHUTDOWN_SECONDS="1", SEAWORTHY_STALL_SECONDS="0.7") as server:
            (await server.connect()).send("/block?60")
            await asyncio.sleep(1)
            self.assertEqual((await server.ask("/healthz", server.admin_port))[0], 503)
            server.terminate()
            self.assertEqual(await server.exit(), 1)

    async def test_signal_after_the_window_forces(self):
        async with Server("fast:app") as server:
            (await server.connect()).send("/slow?seconds=60")
            await asyncio.sleep(0.3)
            server.terminate()
            await server.said("shutdown.closing")
            server.terminate()
            self.assertEqual(await server.exit(), 1)
            self.assertIn("GET /slow", server.event("shutdown.cut")["hung"][0])

    async def test_lifespan(self):
        for mode, code, said in (("lifespan-throws", 1, "shutdown.lifespan-failed"), ("lifespan-hangs", 1, "lifespan shutdown")):
            with self.subTest(mode):
                async with Server("plain:application", MODE=mode, SEAWORTHY_SHUTDOWN_SECONDS="1.5") as server:
                    server.terminate()
                    self.assertEqual(await server.exit(), code)
                    self.assertTrue(any(said in line for line in server.lines), server.lines)

    async def test_own_signal_handlers(self):
        for mode, code in (("late-handler", 0), ("loop-handler", 0), ("exit-handler", 7)):
            with self.subTest(mode):
                async with Server("plain:application", MODE=mode) as server:
                    server.terminate()
                    await server.said("shutdown.draining")
                    self.assertEqual((await server.ask())[0], 200)
                    self.assertEqual(await server.exit(), code)
                    self.assertEqual("own handler" in server.lines, code == 0)
                    self.assertIn("lifespan ended", server.lines)

    async def test_hooks(self):
        order = ["hook http", "hook jobs", "lifespan ended", "hook databases"]
        for hook, code in (("", 0), ("throws", 1), ("hangs", 1)):
            with self.subTest(hook):
                async with Server("hooked:application", HOOK=hook) as server:
                    server.terminate()
                    self.assertEqual(await server.exit(), code)
                    self.assertEqual([line for line in server.lines if line in order], order)


if __name__ == "__main__":
    unittest.main()
