"""WSGI applications under gunicorn: nothing that was asked before or within the window is lost."""

import asyncio
import json
import time
import unittest

from process import GUNICORN, RUNTIME, WINDOW, Server

DRAINING = (*RUNTIME, "gunicorn")
THREADS = ("--threads", "8")
# Longer than any test: gunicorn's own 2 s would end what is kept by itself.
KEPT = (*THREADS, "--keep-alive", "30")


class Draining(unittest.IsolatedAsyncioTestCase):
    async def test_window(self):
        async with Server("wsgi:application", *KEPT, "--workers", "2", command=DRAINING) as server:
            kept = await server.connect()
            self.assertEqual((await kept.ask())[1]["connection"], "keep-alive")
            self.assertEqual(json.loads((await server.ask("/health"))[2]), {"status": "ready", "checks": {}})
            self.assertEqual((await server.ask("/draining"))[2], "False")
            server.terminate()
            await server.said("shutdown.draining")
            self.assertEqual((await server.ask("/health"))[0], 503)
            self.assertEqual((await server.ask("/healthz"))[0], 200)
            self.assertEqual((await server.ask("/draining"))[2], "True")
            status, header, body = await kept.ask()
            self.assertEqual((status, header["connection"], body), (200, "close", "fine"))
            self.assertEqual(await kept.rest(), b"")
            self.assertEqual(await server.exit(), 0)
            self.assertGreaterEqual(server.event("shutdown.closing")["seconds"], WINDOW)
            self.assertEqual(server.event("shutdown.done")["code"], 0)
            self.assertEqual(server.lines.count("hook ran"), 2)
            with self.assertRaises(OSError):
                await server.connect()

    async def test_without_it_the_next_request_is_lost(self):
        # What the tests here compare with: it shows that they see a loss.
        async with Server("wsgi:application", *THREADS, command=GUNICORN) as server:
            server.terminate()
            await server.said("Handling signal: term")
            await asyncio.sleep(WINDOW / 2)
            with self.assertRaises((OSError, asyncio.IncompleteReadError)):
                await server.ask()

    async def test_in_flight_and_repeated_signal(self):
        for flags in (THREADS, ()):
            with self.subTest(flags):
                async with Server("wsgi:application", *flags, command=DRAINING) as server:
                    slow = asyncio.create_task(server.ask(f"/slow?{2 * WINDOW}"))
                    await asyncio.sleep(0.2)
                    server.terminate()
                    await server.said("shutdown.draining")
                    server.terminate()
                    self.assertEqual((await slow)[0], 200)
                    self.assertEqual(await server.exit(), 0)

    async def test_load_that_is_routed_on(self):
        async with Server("wsgi:application", *KEPT, "--workers", "2", command=DRAINING) as server:
            until = time.monotonic() + 0.2 + WINDOW - 0.3
            statuses = []

            async def ask():
                client = await server.connect()
                while time.monotonic() < until:
                    status, header, _ = await client.ask()
                    statuses.append(status)
                    if header.get("connection") == "close":
                        client.close()
                        client = await server.connect()

            async def signal():
                await asyncio.sleep(0.2)
                server.terminate()

            await asyncio.gather(signal(), *(ask() for _ in range(8)))
            self.assertEqual(set(statuses), {200})
            self.assertEqual(await server.exit(), 0)

    async def test_slow_upload(self):
        async with Server("wsgi:application", *THREADS, command=DRAINING) as server:
            client = await server.connect()
            client.send("/upload", "POST", "content-length: 20\r\n")
            await asyncio.sleep(0.1)
            server.terminate()
            for _ in range(10):
                client.writer.write(b"ab")
                await asyncio.sleep(WINDOW / 6)
            status, _, body = await client.answer()
            self.assertEqual((status, body), (200, "20"))
            self.assertEqual(await server.exit(), 0)

    async def test_worker_that_crashes_within_the_window_is_replaced(self):
        async with Server("wsgi:application", *THREADS, command=DRAINING) as server:
            server.terminate()
            await server.said("shutdown.draining")
            with self.assertRaises(asyncio.IncompleteReadError):
                await server.ask("/crash")
            self.assertEqual((await server.ask())[0], 200)
            self.assertEqual(await server.exit(), 0)

    async def test_worker_of_uvicorn_drains_itself(self):
        async with Server("plain:application", "-k", "uvicorn.workers.UvicornWorker", command=DRAINING) as server:
            self.assertEqual((await server.ask())[0], 200)
            server.terminate()
            await server.said("shutdown.draining")
            self.assertEqual((await server.ask())[1]["connection"], "close")
            self.assertEqual(await server.exit(), 0)
            # By one of them, and not by the master before it.
            self.assertLess(server.event("shutdown.done")["seconds"], 2 * WINDOW)


class Endings(unittest.IsolatedAsyncioTestCase):
    async def test_hang_is_named(self):
        async with Server("wsgi:application", *THREADS, command=DRAINING, SEAWORTHY_SHUTDOWN_SECONDS="4") as server:
            client = await server.connect()
            client.send("/slow?60")
            await asyncio.sleep(0.2)
            server.terminate()
            self.assertEqual(await server.exit(10), 1)
            self.assertEqual(len(server.event("shutdown.hung")["pids"]), 1)
            client.close()

    async def test_interrupt_has_no_window(self):
        async with Server("wsgi:application", *THREADS, command=DRAINING, SEAWORTHY_DRAIN_SECONDS="15") as server:
            server.terminate()
            await server.said("shutdown.draining")
            server.process.send_signal(2)
            self.assertEqual(await server.exit(8), 0)

    async def test_off(self):
        async with Server("wsgi:application", command=DRAINING, SEAWORTHY_RUNTIME="off") as server:
            self.assertEqual((await server.ask("/healthz"))[0], 404)
            server.terminate()
            self.assertEqual(await server.exit(), 0)
            self.assertIsNone(server.event("shutdown.draining"))


class Probes(unittest.IsolatedAsyncioTestCase):
    async def test_own_answers_are_kept(self):
        async with Server("wsgi:application", *THREADS, command=DRAINING, SEAWORTHY_READINESS_PATH="/own-health") as server:
            self.assertEqual((await server.ask("/own-health"))[2], "own")
            self.assertEqual(json.loads((await server.ask("/healthz"))[2]), {"status": "alive"})
            self.assertEqual((await server.ask("/nothing"))[0], 404)
            self.assertEqual((await server.ask("/healthz", method="POST"))[0], 404)

    async def test_checks(self):
        for behaviour, said in (("hangs", "timeout"), ("fails", "failed")):
            with self.subTest(behaviour):
                async with Server("wsgi:application", *THREADS, command=DRAINING, CHECK=behaviour) as server:
                    answers = await asyncio.gather(*(server.ask("/health") for _ in range(5)))
                    self.assertEqual({answer[0] for answer in answers}, {503})
                    self.assertEqual(json.loads(answers[0][2])["checks"]["postgres"]["status"], said)
                    self.assertEqual((await server.ask("/healthz"))[0], 200)


if __name__ == "__main__":
    unittest.main()
