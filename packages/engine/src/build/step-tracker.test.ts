import { readFileSync } from 'node:fs';
import type { ProgressEvent } from '@seaworthy/core/model';
import { describe, expect, it } from 'vitest';
import { parsePlainProgress } from './plain-progress.ts';
import { parseSolveStatus } from './solve-status.ts';
import { type TrackedTarget, trackSteps } from './step-tracker.ts';

const TWO: TrackedTarget[] = [
  { name: 'shop', source: 'same', stage: 'shop' },
  { name: 'stock', source: 'same', stage: 'stock' },
];
const ONE: TrackedTarget[] = [{ name: 'job', source: 'same', stage: 'job' }];
const FAILING = `RUN --network=none ["/nodejs/bin/node","-e","console.log('compiling'); console.error('src/a.ts(3,1): error TS2304'); process.exit(2)"]`;

// Recordings of buildx 0.13.1 on Docker Engine 26.1.
function replay(file: string, targets: TrackedTarget[], succeeded: boolean, compact = false) {
  const events: ProgressEvent[] = [];
  const text: string[] = [];
  const tracker = trackSteps(targets, (event) => events.push(event));
  const recorded = readFileSync(new URL(`./fixtures/${file}`, import.meta.url), 'utf8');
  let now = 0;
  const parser = file.endsWith('.plain')
    ? parsePlainProgress(
        tracker.apply,
        (line) => text.push(line),
        () => (now += 10),
      )
    : parseSolveStatus(tracker.apply, (line) => text.push(line));
  for (const line of compact ? compacted(recorded) : recorded.split('\n')) parser.push(line);
  return { tracker, events, text, steps: tracker.finish(succeeded) };
}

// Newer versions of buildx print each document on one line.
function compacted(recorded: string): string[] {
  return recorded.replace(/^\{$[\s\S]*?^\}$/gm, (document) => JSON.stringify(JSON.parse(document))).split('\n');
}

function places(steps: ReturnType<typeof replay>['steps']) {
  return steps
    .filter(({ cacheable }) => cacheable)
    .map(({ target, stage, name, cached }) => [target, stage, name.split(' ')[0], cached]);
}

describe('two targets that share a stage', () => {
  it.each([false, true])('count shared steps once, whatever ids BuildKit gives them (compact: %s)', (compact) => {
    const { steps, events } = replay('two-targets.rawjson', TWO, true, compact);
    expect(places(steps)).toEqual([
      [undefined, 'shared', 'COPY', false],
      [undefined, 'shared', 'RUN', false],
      ['stock', 'stock', 'COPY', false],
      ['shop', 'shop', 'COPY', false],
    ]);
    expect(steps.find(({ name }) => name.startsWith('RUN'))?.durationMs).toBe(159);
    expect(events.filter(({ type }) => type === 'build.step.failed')).toEqual([]);
    const ends = events.flatMap((event) =>
      event.type === 'build.step.finished' ? [`${event.stage} ${event.name}`] : [],
    );
    expect(new Set(ends).size).toBe(ends.length);
  });

  it('come from the cache as a whole', () => {
    const { steps, tracker } = replay('two-targets-cached.rawjson', TWO, true);
    expect(places(steps)).toHaveLength(4);
    expect(places(steps).every(([, , , cached]) => cached)).toBe(true);
    expect(tracker.contextBytes()).toBeGreaterThan(0);
  });
});

describe('a step that BuildKit does not look at', () => {
  const vertexes = [{ digest: 'sha256:7', name: '[deps 2/3] RUN npm ci' }];

  it('came from the cache when the build succeeded, and is reported as such', () => {
    const events: ProgressEvent[] = [];
    const tracker = trackSteps(ONE, (event) => events.push(event));
    tracker.apply({ vertexes });
    expect(tracker.finish(true)).toMatchObject([{ stage: 'deps', name: 'RUN npm ci', cached: true, durationMs: 0 }]);
    expect(events.map(({ type }) => type)).toEqual(['build.step.started', 'build.step.finished']);
  });

  it('was never reached when the build failed', () => {
    const tracker = trackSteps(ONE, () => {});
    tracker.apply({ vertexes });
    expect(tracker.finish(false)).toEqual([]);
  });
});

describe('a step that fails', () => {
  it.each(['failed.rawjson', 'failed.plain'])('is kept with its last lines (%s)', (file) => {
    const { tracker, events, text, steps } = replay(file, ONE, false);
    expect(tracker.failedStep()).toEqual({
      stage: 'job',
      name: FAILING,
      error: expect.stringMatching(/did not complete successfully: exit code: 2$/),
      lines: ['compiling', 'src/a.ts(3,1): error TS2304'],
    });
    expect(events.at(-1)).toMatchObject({
      type: 'build.step.failed',
      stage: 'job',
      lastLines: ['compiling', 'src/a.ts(3,1): error TS2304'],
    });
    expect(text.at(-1)).toMatch(/^ERROR: failed to solve: process /);
    expect(steps.at(-1)).toMatchObject({
      error: expect.stringMatching(/exit code: 2$/),
      lastLines: ['compiling', 'src/a.ts(3,1): error TS2304'],
    });
    expect(places(steps)).toEqual([
      [undefined, 'deps', 'COPY', true],
      [undefined, 'job', 'RUN', false],
    ]);
  });

  it('is told from its neighbour, which was given up for it and began before it', () => {
    const tracker = trackSteps(TWO, () => {});
    const at = (second: number) => `2026-11-21T08:53:0${second}.000Z`;
    const neighbour = { digest: 'sha256:1', name: '[api 2/2] RUN pip install', started: at(1) };
    const culprit = { digest: 'sha256:2', name: '[web 2/2] RUN npm run build', started: at(2) };
    tracker.apply({ vertexes: [neighbour, culprit] });
    const printed = Buffer.from('PASSWORD=hunter2-harbour\nboom\n').toString('base64');
    tracker.apply({ logs: [{ vertex: 'sha256:2', data: printed }] });
    const cancelled = 'process "/bin/sh -c pip install" did not complete successfully: context canceled';
    tracker.apply({ vertexes: [{ ...neighbour, completed: at(3), error: cancelled }] });
    tracker.apply({ vertexes: [{ ...culprit, completed: at(3), error: 'exit code: 1' }] });
    const [given, failed] = tracker.finish(false);
    expect(given).toMatchObject({ stage: 'api', cancelled: true });
    expect(given).not.toHaveProperty('error');
    expect(failed).toMatchObject({ stage: 'web', error: 'exit code: 1' });
    expect(failed?.lastLines?.at(-1)).toBe('boom');
    expect(failed?.lastLines?.join()).not.toContain('hunter2-harbour');
  });
});
