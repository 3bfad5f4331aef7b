import type { Registry } from '../registry.ts';

const GC_SECONDS = [0.001, 0.01, 0.1, 1, 2, 5];
const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;
const LAG_RESOLUTION_MS = 10;

/** The process and its Node, under the names that Prometheus' clients gave them. */
export function measureProcess(registry: Registry): void {
  measureSystem(registry);
  measureMemory(registry);
  measureEventLoop(registry);
  measureCollections(registry);
  const version = registry.gauge('nodejs_version_info', 'Node.js version info.', { labels: ['version', 'major'] });
  version.set({ version: process.version, major: process.versions.node.split('.')[0] ?? '' }, 1);
}

function measureSystem(registry: Registry): void {
  const collect = () => {
    const { user, system } = process.cpuUsage();
    cpuUser.set({}, user / MICROSECONDS);
    cpuSystem.set({}, system / MICROSECONDS);
    cpu.set({}, (user + system) / MICROSECONDS);
    const descriptors = countDescriptors();
    if (descriptors !== undefined) openFiles.set({}, descriptors);
  };
  const cpu = registry.reading('process_cpu_seconds_total', 'Total user and system CPU time spent in seconds.', {
    collect,
  });
  const cpuUser = registry.reading('process_cpu_user_seconds_total', 'Total user CPU time spent in seconds.');
  const cpuSystem = registry.reading('process_cpu_system_seconds_total', 'Total system CPU time spent in seconds.');
  const openFiles = registry.gauge('process_open_fds', 'Number of open file descriptors.');
  const started = registry.gauge(
    'process_start_time_seconds',
    'Start time of the process since unix epoch in seconds.',
  );
  started.set({}, performance.timeOrigin / 1000);
}

function countDescriptors(): number | undefined {
  try {
    return process.getBuiltinModule('node:fs').readdirSync('/proc/self/fd').length;
  } catch {
    // Only Linux has it.
    return undefined;
  }
}

function measureMemory(registry: Registry): void {
  const { getHeapSpaceStatistics } = process.getBuiltinModule('node:v8');
  const collect = () => {
    const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
    resident.set({}, rss);
    total.set({}, heapTotal);
    used.set({}, heapUsed);
    outside.set({}, external);
    for (const { space_name, space_used_size, space_size } of getHeapSpaceStatistics()) {
      const labels = { space: space_name.replace(/_space$/, '') };
      spaceUsed.set(labels, space_used_size);
      spaceTotal.set(labels, space_size);
    }
  };
  const resident = registry.gauge('process_resident_memory_bytes', 'Resident memory size in bytes.', { collect });
  const total = registry.gauge('nodejs_heap_size_total_bytes', 'Process heap size from Node.js in bytes.');
  const used = registry.gauge('nodejs_heap_size_used_bytes', 'Process heap size used from Node.js in bytes.');
  const outside = registry.gauge('nodejs_external_memory_bytes', 'Node.js external memory size in bytes.');
  const labels = ['space'];
  const spaceUsed = registry.gauge('nodejs_heap_space_size_used_bytes', 'Process heap space size used in bytes.', {
    labels,
  });
  const spaceTotal = registry.gauge('nodejs_heap_space_size_total_bytes', 'Process heap space size in bytes.', {
    labels,
  });
}

function measureEventLoop(registry: Registry): void {
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  const histogram = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  histogram.enable();
  // The histogram measures the whole interval of its timer.
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / NANOSECONDS - LAG_RESOLUTION_MS / 1000);
  const collect = async () => {
    const started = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    lag.set({}, (performance.now() - started) / 1000);
    if (histogram.count > 0) {
      mean.set({}, seconds(histogram.mean));
      longest.set({}, seconds(histogram.max));
      p50.set({}, seconds(histogram.percentile(50)));
      p99.set({}, seconds(histogram.percentile(99)));
    }
    histogram.reset();
  };
  const lag = registry.gauge('nodejs_eventloop_lag_seconds', 'Lag of event loop in seconds.', { collect });
  const mean = registry.gauge('nodejs_eventloop_lag_mean_seconds', 'The mean of the recorded event loop delays.');
  const longest = registry.gauge('nodejs_eventloop_lag_max_seconds', 'The maximum recorded event loop delay.');
  const p50 = registry.gauge(
    'nodejs_eventloop_lag_p50_seconds',
    'The 50th percentile of the recorded event loop delays.',
  );
  const p99 = registry.gauge(
    'nodejs_eventloop_lag_p99_seconds',
    'The 99th percentile of the recorded event loop delays.',
  );
}

function measureCollections(registry: Registry): void {
  const { PerformanceObserver, constants } = process.getBuiltinModule('node:perf_hooks');
  const kinds = new Map([
    [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
    [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
    [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
    [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'],
  ]);
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { duration: number; detail?: { kind?: number } }[]) {
      const { duration, detail: { kind = 0 } = {} } = entry;
      durations.observe({ kind: kinds.get(kind) ?? 'other' }, duration / 1000);
    }
  });
  let isObserving = false;
  const durations = registry.histogram('nodejs_gc_duration_seconds', 'Garbage collection duration by kind.', {
    labels: ['kind'],
    buckets: GC_SECONDS,
    // An object for each collection costs some megabytes: nobody pays for what nobody has asked for yet.
    collect() {
      if (!isObserving) observer.observe({ entryTypes: ['gc'] });
      isObserving = true;
    },
  });
}
