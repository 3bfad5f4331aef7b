/** A text for each label name. */
export type Labels = Readonly<Record<string, string | number>>;

export interface Counter {
  /** Adds to it; 1 by default. */
  inc(labels?: Labels, by?: number): void;
  /** The same with the labels looked up once, for what is counted often. */
  bind(labels: Labels): (by: number) => void;
}

export interface Gauge {
  set(labels: Labels, value: number): void;
  add(labels: Labels, by: number): void;
}

export interface Histogram {
  observe(labels: Labels, value: number): void;
  bind(labels: Labels): (value: number) => void;
}

export interface MetricOptions {
  /** The labels that it has; a value for another one is left out. */
  labels?: readonly string[];
  /** Upper bounds of a histogram's buckets, ascending. */
  buckets?: readonly number[];
  /** Called before it is rendered, to set what is only looked up then. */
  collect?: () => void | Promise<void>;
}

/** Metrics in Prometheus' text format. */
export interface Registry {
  counter(name: string, help: string, options?: MetricOptions): Counter;
  gauge(name: string, help: string, options?: MetricOptions): Gauge;
  histogram(name: string, help: string, options?: MetricOptions): Histogram;
  /** A counter that somebody else counts: it is set to what was read. */
  reading(name: string, help: string, options?: MetricOptions): Pick<Gauge, 'set'>;
  /** All of them, but those of these names. */
  render(without?: ReadonlySet<string>): Promise<string>;
}

/** More combinations of labels than these count as one, whose values are all `other`: memory is bounded, come what may. */
const MOST_SERIES = 1_000;
const OTHER = 'other';
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Between label values in a key; no text that is printed has it. */
const SEPARATOR = '\0';

type Kind = 'counter' | 'gauge' | 'histogram';

interface Series {
  labels: readonly string[];
  value: number;
  count: number;
  buckets: number[];
}

interface Metric {
  name: string;
  help: string;
  kind: Kind;
  labels: readonly string[];
  bounds: readonly number[];
  series: Map<string, Series>;
  collect: (() => void | Promise<void>) | undefined;
}

export function makeRegistry(prefix: string): Registry {
  const metrics = new Map<string, Metric>();
  const add = (kind: Kind, name: string, help: string, options: MetricOptions = {}): Metric => {
    const full = `${prefix}${name}`;
    if (!/^[A-Za-z_:][\w:]*$/.test(full)) throw new TypeError(`${full} is no name of a metric.`);
    const existing = metrics.get(full);
    if (existing?.kind === kind) return existing;
    if (existing !== undefined) throw new TypeError(`${full} is a ${existing.kind} already.`);
    const { labels = [], buckets = SECONDS, collect } = options;
    const metric: Metric = { name: full, help, kind, labels, bounds: buckets, series: new Map(), collect };
    metrics.set(full, metric);
    if (labels.length === 0) seriesOf(metric, {});
    return metric;
  };
  return {
    counter(name, help, options) {
      const metric = add('counter', name, help, options);
      return {
        inc(labels = {}, by = 1) {
          if (by > 0) seriesOf(metric, labels).value += by;
        },
        bind(labels) {
          const series = seriesOf(metric, labels);
          return (by) => {
            if (by > 0) series.value += by;
          };
        },
      };
    },
    gauge: (name, help, options) => settable(add('gauge', name, help, options)),
    reading: (name, help, options) => settable(add('counter', name, help, options)),
    histogram(name, help, options) {
      const metric = add('histogram', name, help, options);
      return {
        observe: (labels, value) => observe(metric, seriesOf(metric, labels), value),
        bind(labels) {
          const series = seriesOf(metric, labels);
          return (value) => observe(metric, series, value);
        },
      };
    },
    async render(without = new Set()) {
      const all = [...metrics.values()];
      await Promise.all(all.map(({ collect }) => collect?.()));
      return all
        .filter(({ name }) => !without.has(name))
        .map(renderMetric)
        .join('');
    },
  };
}

function settable(metric: Metric): Gauge {
  return {
    set(labels, value) {
      seriesOf(metric, labels).value = value;
    },
    add(labels, by) {
      seriesOf(metric, labels).value += by;
    },
  };
}

function seriesOf(metric: Metric, labels: Labels): Series {
  const values = metric.labels.map((name) => String(labels[name] ?? ''));
  const key = values.join(SEPARATOR);
  const series = metric.series.get(key);
  if (series !== undefined) return series;
  if (metric.series.size < MOST_SERIES || metric.labels.length === 0) return addSeries(metric, key, values);
  const others = metric.labels.map(() => OTHER);
  const rest = others.join(SEPARATOR);
  return metric.series.get(rest) ?? addSeries(metric, rest, others);
}

function addSeries(metric: Metric, key: string, labels: readonly string[]): Series {
  const series = { labels, value: 0, count: 0, buckets: metric.bounds.map(() => 0) };
  metric.series.set(key, series);
  return series;
}

function observe({ bounds }: Metric, series: Series, value: number): void {
  series.value += value;
  series.count += 1;
  let bucket = 0;
  while (bucket < bounds.length && value > (bounds[bucket] ?? 0)) bucket += 1;
  if (bucket < bounds.length) series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1;
}

function renderMetric(metric: Metric): string {
  const { name, help, kind, series } = metric;
  const lines = [...series.values()].flatMap((one) =>
    kind === 'histogram' ? renderHistogram(metric, one) : [`${name}${renderLabels(metric, one)} ${one.value}`],
  );
  return `# HELP ${name} ${escapeText(help, false)}\n# TYPE ${name} ${kind}\n${lines.map((line) => `${line}\n`).join('')}`;
}

function renderHistogram(metric: Metric, series: Series): string[] {
  const { name, bounds } = metric;
  let below = 0;
  const buckets = bounds.map((bound, index) => {
    below += series.buckets[index] ?? 0;
    return `${name}_bucket${renderLabels(metric, series, ['le', String(bound)])} ${below}`;
  });
  return [
    ...buckets,
    `${name}_bucket${renderLabels(metric, series, ['le', '+Inf'])} ${series.count}`,
    `${name}_sum${renderLabels(metric, series)} ${series.value}`,
    `${name}_count${renderLabels(metric, series)} ${series.count}`,
  ];
}

function renderLabels(metric: Metric, series: Series, ...more: [string, string][]): string {
  const pairs = [...metric.labels.map((name, index) => [name, series.labels[index] ?? ''] as const), ...more];
  return pairs.length === 0
    ? ''
    : `{${pairs.map(([name, value]) => `${name}="${escapeText(value, true)}"`).join(',')}}`;
}

function escapeText(text: string, quoted: boolean): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return quoted ? escaped.replaceAll('"', '\\"') : escaped;
}
