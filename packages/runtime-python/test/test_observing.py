"""Health, metrics, logs, and what must not end an application."""

import asyncio
import json
import tempfile
import unittest
from pathlib import Path

from process import HERE, Server, free_port


class Probes(unittest.IsolatedAsyncioTestCase):
    async def test_own_answers_are_kept(self):
        async with Server("fast:app") as server:
            status, header, body = await server.ask("/health")
            self.assertEqual((status, header.get("x-own"), json.loads(body)), (200, "yes", {"own": True}))
            self.assertEqual(json.loads((await server.ask("/healthz"))[2]), {"status": "alive"})
            self.assertEqual((await server.ask("/nothing"))[0], 404)
            # What is asked otherwise than a probe asks is the application's.
            self.assertEqual((await server.ask("/healthz", method="POST"))[0], 404)
            server.terminate()
            await server.said("shutdown.draining")
            self.assertEqual((await server.ask("/health"))[0], 503)
            self.assertEqual(await server.exit(), 0)

    async def test_paths_and_ports(self):
        paths = {"SEAWORTHY_LIVENESS_PATH": "/own-health", "SEAWORTHY_READINESS_PATH": "/ready"}
        async with Server("plain:application", **paths) as server:
            self.assertEqual((await server.ask("/own-health"))[2], "own")
            self.assertEqual((await server.ask("/ready"))[0], 200)
            self.assertEqual((await server.ask("/health"))[0], 404)
            self.assertEqual((await server.ask("/ready", server.admin_port))[0], 200)
            self.assertEqual((await server.ask("/elsewhere", server.admin_port))[0], 404)
            self.assertEqual((await server.ask("/metrics", server.admin_port, method="POST"))[0], 405)

    async def test_health_port(self):
        port = free_port()
        async with Server("plain:application", SEAWORTHY_HEALTH_PORT=str(port), SEAWORTHY_ADMIN_PORT="0") as server:
            await server.said("admin.listening")
            self.assertEqual((await server.ask("/health", port))[0], 200)
            self.assertEqual((await server.ask("/metrics", port))[0], 404)
            self.assertEqual((await server.ask("/health"))[0], 200)
            with self.assertRaises(OSError):
                await server.connect(server.admin_port)

    async def test_not_ready_before_it_listens(self):
        async with Server("plain:application", listens=False, MODE="slow-start") as server:
            await server.said("admin.listening")
            status, _, body = await server.ask("/health", server.admin_port)
            self.assertEqual((status, json.loads(body)), (503, {"status": "starting"}))
            self.assertEqual((await server.ask("/healthz", server.admin_port))[0], 200)

    async def test_checks(self):
        for behaviour, status, said in (("", 200, "ok"), ("hangs", 503, "timeout"), ("throws", 503, "failed"), ("garbage", 503, "failed")):
            with self.subTest(behaviour):
                async with Server("hooked:application", CHECK=behaviour) as server:
                    answers = await asyncio.gather(*(server.ask("/health") for _ in range(20)))
                    self.assertEqual({answer[0] for answer in answers}, {status})
                    body = answers[0][2]
                    self.assertEqual(json.loads(body)["checks"]["postgres"]["status"], said)
                    self.assertNotIn("secret", body + "".join(server.lines))
                    self.assertNotIn("db.internal", body + "".join(server.lines))
                    # 20 at once, one question.
                    self.assertEqual(sum(line.startswith("checked") for line in server.lines), 1)
                    self.assertEqual((await server.ask("/healthz"))[0], 200)


class Metrics(unittest.IsolatedAsyncioTestCase):
    async def test_templates_and_own_registry(self):
        async with Server("fast:app", "--no-access-log", SEAWORTHY_METRICS_PREFIX="shop_") as server:
            for index in range(30):
                await server.ask(f"/api/items/{index}")
                await server.ask(f"/tenants/{index}/reports/{index}")
                await server.ask(f"/absent-{index}")
            texts = await asyncio.gather(*(server.ask("/metrics", server.admin_port) for _ in range(10)))
            self.assertEqual({status for status, _, _ in texts}, {200})
            text = texts[0][2]
            self.assertIn('shop_http_requests_total{method="GET",route="/api/items/{id}",status_code="200"} 30\n', text)
            self.assertIn('route="/tenants/{tenant}/reports/{name}",status_code="200"} 30\n', text)
            self.assertIn('shop_http_requests_total{method="GET",route="",status_code="404"} 30\n', text)
            self.assertNotIn("items/2", text)
            self.assertIn("\nown_items_total 30.0\n", text)
            self.assertIn("\nprocess_cpu_seconds_total ", text)
            self.assertIn("\nshop_process_open_fds ", text)
            self.valid(text)

    async def test_starlette_and_streams(self):
        async with Server("fast:starlette") as server:
            for path in ("/pages/1", "/pages/2", "/docs/a/b"):
                self.assertEqual((await server.ask(path))[0], 200)
            text = (await server.ask("/metrics", server.admin_port))[2]
            self.assertIn('http_requests_total{method="GET",route="/pages/{id}",status_code="200"} 2\n', text)
            self.assertIn('http_requests_total{method="GET",route="/docs/{file:path}",status_code="200"} 1\n', text)
            # Its own client says these, and nobody says them twice.
            self.assertEqual(text.count("# TYPE process_cpu_seconds_total"), 1)
            self.valid(text)

    async def test_without_a_client(self):
        async with Server("hooked:application") as server:
            stream = await server.connect()
            stream.send("/events")
            await stream.reader.readuntil(b"data: x")
            text = (await server.ask("/metrics", server.admin_port))[2]
            for line in ("http_requests_active 1", 'orders_total{state="paid"} 2', "http_connections_active 1"):
                self.assertIn(f"\n{line}\n", text)
            for name in ("process_resident_memory_bytes", "process_start_time_seconds", "python_gc_collections_total", "python_eventloop_lag_seconds"):
                self.assertIn(f"\n# TYPE {name} ", text)
            self.valid(text)
            await server.said("orders.loaded")
            self.assertEqual(server.event("orders.loaded")["tenant"], "a")

    async def test_several_workers_have_none(self):
        async with Server("plain:application", "--workers", "2") as server:
            await server.said("admin.off")
            self.assertEqual((await server.ask("/health"))[0], 200)
            with self.assertRaises(OSError):
                await server.connect(server.admin_port)

    def valid(self, text):
        try:
            from prometheus_client.parser import text_string_to_metric_families
        except ImportError:
            return
        names = [family.name for family in text_string_to_metric_families(text)]
        self.assertEqual(len(names), len(set(names)))


class BadInput(unittest.IsolatedAsyncioTestCase):
    async def test_port_in_use(self):
        async with Server("plain:application") as first:
            async with Server("plain:application", SEAWORTHY_ADMIN_PORT=str(first.admin_port)) as second:
                self.assertEqual((await second.ask())[0], 200)
                await second.said("admin.unavailable")
                self.assertEqual(second.event("admin.unavailable")["port"], first.admin_port)

    async def test_variable_that_means_nothing(self):
        async with Server("plain:application", SEAWORTHY_SHUTDOWN_SECONDS="soon") as server:
            await server.said("settings.problem")
            self.assertIn("SEAWORTHY_SHUTDOWN_SECONDS is 'soon'", server.event("settings.problem")["message"])
            self.assertEqual((await server.ask())[0], 200)

    async def test_off(self):
        async with Server("plain:application", SEAWORTHY_RUNTIME="off") as server:
            self.assertEqual((await server.ask("/healthz"))[0], 404)
            server.terminate()
            await server.exit()
            self.assertIsNone(server.event("shutdown.draining"))

    async def test_silent(self):
        async with Server("plain:application", SEAWORTHY_LOG="off") as server:
            server.terminate()
            self.assertEqual(await server.exit(), 0)
            self.assertEqual([line for line in server.lines if line.startswith("{")], [])

    async def test_hostile_clients_of_the_admin_port(self):
        async with Server("plain:application") as server:
            await server.said("admin.listening")
            half, long = await server.connect(server.admin_port), await server.connect(server.admin_port)
            half.writer.write(b"GET /metr")
            long.writer.write(b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 1_000_000)
            garbage = await server.connect(server.admin_port)
            garbage.writer.write(b"\xff\xfe\r\n\r\n")
            self.assertEqual(await garbage.rest(), b"")
            self.assertEqual((await server.ask("/metrics", server.admin_port))[0], 200)
            self.assertEqual((await server.ask())[0], 200)
            server.terminate()
            self.assertEqual(await server.exit(), 0)

    async def test_application_that_is_not_there(self):
        async with Server("plain:absent", listens=False) as server:
            self.assertNotIn(await server.exit(), (0, None))
            self.assertTrue(any("absent" in line for line in server.lines))

    async def test_unix_socket(self):
        with tempfile.TemporaryDirectory() as folder:
            async with Server("plain:application", "--uds", f"{folder}/s", listens=False) as server:
                await server.said("running on unix socket")
                reader, writer = await asyncio.open_unix_connection(f"{folder}/s")
                writer.write(b"GET /slow?1 HTTP/1.1\r\nhost: a\r\n\r\n")
                await asyncio.sleep(0.2)
                server.terminate()
                self.assertIn(b"200 OK", await reader.read())
                writer.close()
                self.assertEqual(await server.exit(), 0)


class Guide(unittest.IsolatedAsyncioTestCase):
    async def test_its_application_does_what_it_says(self):
        text = (HERE.parents[2] / "docs/guides/runtime-python.md").read_text()
        program = text.split("```python\n")[1].split("```")[0]
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "shop.py").write_text(program)
            async with Server("shop:app", "--host", "127.0.0.1", "--app-dir", folder) as server:
                self.assertIn('"postgres": {"status": "ok"', (await server.ask("/health"))[2])
                self.assertEqual(json.loads((await server.ask("/orders", method="POST"))[2]), {"draining": False})
                await server.said("order.paid")
                self.assertEqual(server.event("order.paid")["tenant"], "a")
                self.assertIn('shop_orders_total{state="paid"} 1', (await server.ask("/metrics", server.admin_port))[2])
                server.terminate()
                self.assertEqual(await server.exit(), 0)
                order = ("reports.closed", "shutdown.lifespan", "postgres.closed", "shutdown.done")
                said = [line.split('"event": "')[1].split('"')[0] for line in server.lines if line.startswith("{")]
                self.assertEqual([event for event in said if event in order], list(order))
                for event in ("shutdown.draining", "shutdown.closing", "shutdown.closed", "shutdown.hook"):
                    self.assertIn(event, said)


if __name__ == "__main__":
    unittest.main()
