import { type Report, reportSchema, type Verdict } from '@seaworthy/core/model';
import todo from '../../fixtures/todo.report.json' with { type: 'json' };

/**
 * The golden report: of a real run on the todo stack, made by `scripts/golden-report.mjs`. All that applies passed, and the
 * run was not the first.
 */
export function todoReport(): Report {
  return reportSchema.parse(structuredClone(todo));
}

/** The same with a web image over its budget that loses requests, an API that runs as root, and one unknown. */
export function failingReport(): Report {
  const report = todoReport();
  const change = (check: string, service: string, verdict: Partial<Verdict>) =>
    Object.assign(verdictOf(report, check, service), verdict);
  change('root-user', 'api', {
    outcome: 'fail',
    title: 'A process runs as root',
    message: '1 of 2 processes runs with uid 0.',
    measures: [{ value: 1, budget: 0, unit: 'processes' }],
    seen: ['pid 8  uid 0  /usr/bin/python3 -m uvicorn src.main:app'],
    fix: 'Add a numeric `USER 65532:65532` as the last step of the final stage.',
  });
  change('oversized-image', 'web', {
    outcome: 'fail',
    title: 'The image is over its budget',
    message: 'The image is 91.2 MB larger than its budget when unpacked.',
    measures: [{ value: 251.2, budget: 160, unit: 'MB' }],
    seen: ['118 MB  COPY --from=web-build /app/node_modules ./node_modules'],
    fix: 'Copy `.next/standalone` instead of `node_modules`.',
  });
  change('lost-in-flight-request', 'web', {
    outcome: 'fail',
    title: 'Requests in flight are lost on SIGTERM',
    message: '14 of 32 requests in flight got no answer.',
    measures: [{ value: 14, budget: 0, unit: 'requests' }],
    seen: [12, 14, 15, 15].map((ms) => `GET /: socket hang up after ${ms} ms`),
    fix: 'Drain for 3 s before closing.',
  });
  change('heap-share', 'web', {
    outcome: 'unknown',
    message: 'The agent could not enter the container’s pid namespace.',
    measures: [],
    seen: [],
    observedBy: [],
  });
  const { drain } = report.services.find(({ subject }) => subject.service === 'web')?.observations ?? {};
  if (drain?.observed) {
    drain.value.inFlightLost = 14;
    Object.assign(drain.value, { notReadyMs: 12, unservedMs: 140, latency: slowedDown });
    drain.value.timeline = drain.value.timeline.map((point) =>
      point.atMs < 100 ? point : { ...point, answered: 0, lost: 36 },
    );
  }
  return reportSchema.parse({ ...report, outcome: 'fail' });
}

/** Answers that take ever longer until nobody gives any. */
const slowedDown = Array.from({ length: 11 }, (_, step) => ({
  atMs: (step - 10) * 100,
  medianMs: 4 + step,
  slowestMs: 9 + step ** 2,
}));

function verdictOf(report: Report, check: string, service: string): Verdict {
  const verdict = report.verdicts.find((one) => one.check === check && one.service === service);
  if (verdict === undefined) throw new Error(`the golden report has no verdict ${check} of ${service}`);
  return verdict;
}

/** A run on a machine without an engine: plan and files are there, all the rest is unknown. */
export function noEngineReport(): Report {
  const {
    engine: _engine,
    build: _build,
    topology: _topology,
    earlier: _earlier,
    tests: _tests,
    ...report
  } = todoReport();
  const reason = 'There was no engine to run it.';
  const nothing = { observed: false, reason, applicable: true };
  return reportSchema.parse({
    ...report,
    outcome: 'unknown',
    limitation: 'Cannot reach a Docker engine. Tried DOCKER_HOST (not set), unix:///run/other.sock (no such file).',
    services: report.services.map(({ subject, observations }) => ({
      subject,
      observations: Object.fromEntries(Object.keys(observations).map((kind) => [kind, nothing])),
    })),
    verdicts: report.verdicts.map((verdict) => ({
      ...verdict,
      outcome: 'unknown',
      message: reason,
      measures: [],
      seen: [],
      observedBy: [],
    })),
    phases: [
      { name: 'Detect and plan', durationMs: 310 },
      { name: 'Generate', durationMs: 25 },
    ],
    history: [],
  });
}

/** A run that ended in the build: one step failed, nothing was judged. */
export function failedBuildReport(): Report {
  const report = todoReport();
  const { build, tests: _tests, topology: _topology, earlier: _earlier, ...rest } = report;
  if (build === undefined) throw new Error('the golden report has a build');
  const steps = build.steps.map((step) =>
    step.name.includes('npm run build')
      ? {
          ...step,
          name: 'RUN --mount=type=cache,target=/app/.next/cache npm run build',
          error: 'Type error: Property "titel" does not exist on type "Todo".\n  14 | <li>{todo.titel}</li>',
        }
      : step,
  );
  return reportSchema.parse({
    ...rest,
    outcome: 'fail',
    build: { ...build, outcome: 'failed', images: [], steps },
    services: [],
    verdicts: [],
    phases: [{ name: 'Build', durationMs: 19_400 }],
  });
}

/** The golden report with its last service many times over. */
export function manyServicesReport(services: number): Report {
  const report = todoReport();
  const names = Array.from({ length: services }, (_, index) => `postgres-with-a-long-name-${index}`);
  const postgres = report.services.slice(-1);
  return reportSchema.parse({
    ...report,
    services: names.flatMap((service) =>
      postgres.map((evidence) => ({ ...evidence, subject: { ...evidence.subject, service } })),
    ),
    verdicts: names.flatMap((service) =>
      report.verdicts.filter((verdict) => verdict.service === 'postgres').map((verdict) => ({ ...verdict, service })),
    ),
  });
}

/** Every string that a repository or a container controls, replaced by `text`. */
export function hostileReport(text: string): Report {
  const keep = new Set([
    ...[
      'outcome',
      'severity',
      'unit',
      'shape',
      'security',
      'origin',
      'state',
      'seccomp',
      'type',
      'role',
      'through',
      'profile',
    ],
    ...['transferredBy', 'status', 'observedBy'],
  ]);
  // The words of a link, and of how something was observed, stand under one name.
  const links = new Set(['address', 'order']);
  const poison = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return keep.has(key) || (key === 'by' && links.has(value)) ? value : text;
    if (key === 'outcomes') return value;
    if (Array.isArray(value)) return value.map((member) => poison(member, key === 'observedBy' ? 'seen' : key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, poison(member, name)]));
  };
  return reportSchema.parse(poison({ ...failingReport(), limitation: 'x' }));
}

/** A report small enough to write its whole output down. */
export function smallReport(): Report {
  const verdict = (service: string, rest: Partial<Verdict>): Verdict => ({
    check: 'slow-shutdown',
    service,
    outcome: 'pass',
    severity: 'high',
    title: 'It stops within its budget',
    message: 'Gone 840 ms after SIGTERM.',
    measures: [{ value: 0.84, budget: 7, unit: 's' }],
    seen: [],
    observedBy: ['docker wait'],
    ...rest,
  });
  return reportSchema.parse({
    schemaVersion: 1,
    name: 'harbour',
    seaworthyVersion: '9.8.7',
    createdAt: '2025-03-02T04:05:06.000Z',
    outcome: 'fail',
    decisions: [],
    files: [],
    services: [],
    verdicts: [
      verdict('tide', {}),
      verdict('crane', {
        outcome: 'fail',
        title: 'It takes too long to stop',
        message: 'Killed 10.2 s after SIGTERM.',
        measures: [{ value: 10.24, budget: 7, unit: 's' }],
        seen: ['exit code 137', 'killed: true', 'grace: 10 s', 'signal: SIGTERM'],
        fix: 'Start the server with `exec`, so that it gets the signal.',
      }),
      verdict('tide', { check: 'exposed-database', severity: 'critical', outcome: 'not-applicable', measures: [] }),
      verdict('crane', {
        check: 'exposed-database',
        severity: 'critical',
        outcome: 'unknown',
        title: 'The database is not reachable from the host',
        message: 'The container was gone.',
        measures: [],
      }),
    ],
    history: [],
    phases: [
      { name: 'build', durationMs: 61_000 },
      { name: 'prove', durationMs: 4_200 },
    ],
  });
}
