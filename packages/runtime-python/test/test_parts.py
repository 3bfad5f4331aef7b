"""What needs no server."""

import asyncio
import json
import sys
import unittest
from dataclasses import asdict, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from seaworthy_runtime.health import Checks
from seaworthy_runtime.hooks import Hooks
from seaworthy_runtime.log import Logger
from seaworthy_runtime.metrics import MOST_SERIES, Counter, Histogram, Registry
from seaworthy_runtime.routes import Routes
from seaworthy_runtime.settings import default_drain_seconds, read_settings

SILENT = Logger(enabled=False)


class Settings(unittest.TestCase):
    def test_window_fits_the_orchestrator(self):
        for environment, seconds in (
            ({}, 3),
            ({"KUBERNETES_SERVICE_HOST": "10.0.0.1"}, 10),
            ({"ECS_CONTAINER_METADATA_URI_V4": "http://x"}, 10),
            ({"KUBERNETES_SERVICE_HOST": "10.0.0.1", "SEAWORTHY_DRAIN_SECONDS": "0.5"}, 0.5),
            ({"SEAWORTHY_DRAIN_SECONDS": "0"}, 0),
            # A part of the whole is left for what is in flight.
            ({"SEAWORTHY_DRAIN_SECONDS": "30", "SEAWORTHY_SHUTDOWN_SECONDS": "10"}, 8),
        ):
            with self.subTest(environment):
                self.assertEqual(read_settings(environment).drain_seconds, seconds)

    def test_defaults(self):
        settings = read_settings({"SEAWORTHY_LOG": "", "SEAWORTHY_ADMIN_PORT": " "})
        self.assertEqual((settings.shutdown_seconds, settings.admin_port, settings.health_port), (25, 9464, None))
        self.assertEqual((settings.liveness_path, settings.readiness_path), ("/healthz", "/health"))
        self.assertTrue(settings.log and settings.enabled)

    def test_they_are_those_of_the_page(self):
        table = json.loads((Path(__file__).parents[2] / "runtime/variables.json").read_text())
        for row in table["drainSeconds"]:
            self.assertEqual(default_drain_seconds({row["variable"]: "x"} if row["variable"] else {}), row["seconds"])
        unset = asdict(read_settings({}))
        for row in table["variables"]:
            name, default = row["name"], row["default"]
            # Each is read: a value that means nothing is noticed.
            self.assertIn(name, read_settings({name: "-1"}).problems[0])
            field = {"SEAWORTHY_RUNTIME": "enabled"}.get(name, name.removeprefix("SEAWORTHY_").lower())
            if default is not None:
                self.assertEqual(unset[field], {"on": True, "json": True}.get(default, default), name)

    def test_refused(self):
        for name, value in (
            ("SEAWORTHY_DRAIN_SECONDS", "-1"),
            ("SEAWORTHY_DRAIN_SECONDS", "nan"),
            ("SEAWORTHY_SHUTDOWN_SECONDS", "inf"),
            ("SEAWORTHY_ADMIN_PORT", "65536"),
            ("SEAWORTHY_ADMIN_PORT", "80x"),
            ("SEAWORTHY_ADMIN_PORT", "²"),
            ("SEAWORTHY_LIVENESS_PATH", "healthz"),
            ("SEAWORTHY_READINESS_PATH", "/"),
            ("SEAWORTHY_METRICS_PREFIX", "a-b"),
            ("SEAWORTHY_METRICS_PREFIX", "1a"),
            ("SEAWORTHY_LOG", "text"),
            ("SEAWORTHY_RUNTIME", "no"),
        ):
            with self.subTest(name=name, value=value):
                settings = read_settings({name: value})
                self.assertIn(f"{name} is {value!r}", settings.problems[0])
                self.assertEqual(replace(settings, problems=()), read_settings({}))


class Metrics(unittest.TestCase):
    def test_text(self):
        registry = Registry()
        registry.add(Counter("a_total", "A\nb \\.", ("x",))).inc('q"\\\n', by=1.5)
        histogram = registry.add(Histogram("h", "H.", (), (0.5, 1.0)))
        for value in (0.5, 0.7, 3):
            histogram.observe(value)
        # Behind it stands what a client says that another test has imported.
        expected = (
            "# HELP p_a_total A\\nb \\\\.\n# TYPE p_a_total counter\n"
            'p_a_total{x="q\\"\\\\\\n"} 1.5\n'
            "# HELP p_h H.\n# TYPE p_h histogram\n"
            'p_h_bucket{le="0.5"} 1\np_h_bucket{le="1"} 2\np_h_bucket{le="+Inf"} 3\np_h_sum 4.2\np_h_count 3\n'
        )
        self.assertEqual(registry.render("p_")[: len(expected)], expected)

    def test_bounded(self):
        counter = Counter("a_total", "A", ("x",))
        for index in range(MOST_SERIES + 50):
            counter.inc(str(index))
        samples = {dict(labels)["x"]: value for _, labels, value in counter.samples()}
        self.assertEqual((len(samples), samples["other"]), (MOST_SERIES + 1, 50))

    def test_misuse(self):
        registry = Registry()
        counter = registry.add(Counter("a_total", "A", ("x",)))
        self.assertIs(registry.add(Counter("a_total", "A", ("x",))), counter)
        for wrong in (
            lambda: registry.add(Histogram("a_total", "A", ("x",))),
            lambda: counter.inc("a", by=-1),
            lambda: counter.inc("a", "b"),
        ):
            self.assertRaises(ValueError, wrong)


class Health(unittest.IsolatedAsyncioTestCase):
    async def test_cached_and_coalesced(self):
        checks, asked = Checks(SILENT), []

        async def check():
            asked.append(1)
            await asyncio.sleep(0.05)

        checks.add("a", check)
        results = await asyncio.gather(*(checks.results() for _ in range(50)))
        self.assertEqual({result["a"]["status"] for result in results}, {"ok"})
        await checks.results()
        self.assertEqual(len(asked), 1)

    async def test_one_that_leaves_takes_no_answer_away(self):
        checks = Checks(SILENT)
        checks.add("a", lambda: asyncio.sleep(0.1))
        leaving, staying = asyncio.create_task(checks.results()), asyncio.create_task(checks.results())
        await asyncio.sleep(0.02)
        leaving.cancel()
        self.assertEqual((await staying)["a"]["status"], "ok")

    async def test_answers(self):
        def throws():
            raise OSError("no")

        for run, status in ((lambda: None, "ok"), (lambda: True, "ok"), (lambda: False, "failed"), (lambda: 1, "failed"), (throws, "failed")):
            checks = Checks(SILENT)
            checks.add("a", run)
            self.assertEqual((await checks.results())["a"]["status"], status)


class Ends(unittest.IsolatedAsyncioTestCase):
    async def test_order_and_limits(self):
        hooks, ran = Hooks(SILENT), []
        hooks.add(lambda: ran.append("databases"), "databases", 1, None)
        hooks.add(lambda: asyncio.sleep(5), "jobs", 0.05, "hangs")
        hooks.add(lambda: ran.append("http"), "http", 1, None)
        self.assertFalse(await hooks.run(("http", "jobs"), ran.append))
        self.assertTrue(await hooks.run(("databases",), lambda step: None))
        self.assertEqual([name for name in ran if not name.startswith("hook")], ["http", "databases"])
        self.assertIn("hook hangs", ran)

    def test_stage_that_is_none(self):
        self.assertRaises(ValueError, Hooks(SILENT).add, print, "later", 1, None)


class Templates(unittest.TestCase):
    def test_application_without_routes(self):
        self.assertEqual(Routes(lambda: None).template({"path": "/secret/1", "endpoint": print}), "")

    def test_application_that_mounts_itself(self):
        class App:
            path = "/x"

            @property
            def routes(self):
                return [self]

        self.assertEqual(Routes(App()).template({"path": "/x/x", "endpoint": print}), "")


if __name__ == "__main__":
    unittest.main()
