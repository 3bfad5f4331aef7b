"""What is measured of the process: the names are those of the Prometheus client of Python."""

from __future__ import annotations

import gc
import os
import platform
import resource
import sys
import time
from collections.abc import Iterator

from .metrics import Labels, Measured, Registry

Numbers = Iterator[tuple[Labels, float]]
_page_size = resource.getpagesize()
# Where /proc can't be read this stays the start of this module, some tenths of a second after that of the process.
_started = time.time()


def add_process_metrics(registry: Registry) -> None:
    for name, kind, description, ask, labels in (
        ("process_cpu_seconds_total", "counter", "Total user and system CPU time spent in seconds.", _cpu, ()),
        ("process_resident_memory_bytes", "gauge", "Resident memory size in bytes.", lambda: _memory(1), ()),
        ("process_virtual_memory_bytes", "gauge", "Virtual memory size in bytes.", lambda: _memory(0), ()),
        ("process_start_time_seconds", "gauge", "Start time of the process since unix epoch in seconds.", _start, ()),
        ("process_open_fds", "gauge", "Number of open file descriptors.", _open_files, ()),
        ("process_max_fds", "gauge", "Maximum number of open file descriptors.", _most_files, ()),
        ("python_gc_collections_total", "counter", "Number of times this generation was collected", _collections, ("generation",)),
        ("python_gc_objects_collected_total", "counter", "Objects collected during gc", _collected, ("generation",)),
        ("python_info", "gauge", "Python platform information", _python, ("implementation", "version")),
    ):
        registry.add(Measured(name, kind, description, ask, labels))


def _cpu() -> Numbers:
    times = os.times()
    yield (), times.user + times.system


def _memory(field: int) -> Numbers:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            yield (), int(file.read().split()[field]) * _page_size
    except OSError:
        return


def _start() -> Numbers:
    try:
        with open("/proc/self/stat", encoding="utf-8", errors="replace") as file:
            ticks = int(file.read().rpartition(")")[2].split()[19])
        with open("/proc/stat", encoding="ascii") as file:
            booted = next(int(line.split()[1]) for line in file if line.startswith("btime "))
        yield (), booted + ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, StopIteration):
        yield (), _started


def _open_files() -> Numbers:
    try:
        yield (), len(os.listdir("/proc/self/fd"))
    except OSError:
        return


def _most_files() -> Numbers:
    yield (), resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def _collections() -> Numbers:
    for generation, of in enumerate(gc.get_stats()):
        yield (str(generation),), of["collections"]


def _collected() -> Numbers:
    for generation, of in enumerate(gc.get_stats()):
        yield (str(generation),), of["collected"]


def _python() -> Numbers:
    yield (platform.python_implementation(), ".".join(map(str, sys.version_info[:3]))), 1
