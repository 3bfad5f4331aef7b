import type { ProgressEvent } from '@seaworthy/core/model';
import { expect, test, vi } from 'vitest';
import { colorsFor } from './colors.ts';
import { createJsonLinesRenderer } from './json-lines.ts';
import { createPlainRenderer } from './plain.ts';
import { printableEvent } from './printable-event.ts';
import { createQuietRenderer } from './quiet.ts';
import { createTtyRenderer } from './tty.ts';

const plain = colorsFor({ isTTY: false }, {});
const events: [number, ProgressEvent][] = [
  [0, { type: 'task.started', id: 'build', title: 'Build' }],
  [10, { type: 'build.step.started', id: 'v1', stage: 'web deps 2/4', name: 'COPY package.json ./' }],
  [
    20,
    {
      type: 'build.step.finished',
      id: 'v1',
      stage: 'web deps 2/4',
      name: 'COPY package.json ./',
      cached: true,
      durationMs: 10,
    },
  ],
  [30, { type: 'build.step.started', id: 'v2', stage: 'web deps 3/4', name: 'RUN npm ci' }],
  [400, { type: 'build.step.progress', id: 'v2', line: 'npm \x1b[31merror\x1b[0m\rcode E404' }],
  [
    500,
    {
      type: 'build.step.failed',
      id: 'v2',
      stage: 'web deps 3/4',
      name: 'RUN npm ci',
      durationMs: 470,
      lastLines: ['npm error', 'exit 1'],
    },
  ],
  [510, { type: 'task.failed', id: 'build', durationMs: 510, reason: 'npm ci failed', lastLines: [] }],
  [520, { type: 'notice', level: 'warning', message: 'node:22-trixie-slim is substituted' }],
];

test('plain: one line per event, with the time since the run began', () => {
  const { terminal, text, at } = recording();
  const renderer = createPlainRenderer(terminal, plain, at.now);
  for (const [time, event] of events) {
    at.time = time;
    renderer.onEvent(printableEvent(event));
  }
  expect(text().split('\n')).toEqual([
    '[   0.0 s] → Build',
    '[   0.0 s] → [web deps 2/4] COPY package.json ./',
    '[   0.0 s] ● [web deps 2/4] COPY package.json ./ cached',
    '[   0.0 s] → [web deps 3/4] RUN npm ci',
    '[   0.4 s]   npm error code E404',
    '[   0.5 s] ✗ [web deps 3/4] RUN npm ci failed 470 ms',
    '[   0.5 s] │ npm error',
    '[   0.5 s] │ exit 1',
    '[   0.5 s] ✗ Build failed: npm ci failed 510 ms',
    '[   0.5 s] ⚠ node:22-trixie-slim is substituted',
    '',
  ]);
});

test('rawjson: every event is one line of JSON', () => {
  const { terminal, text, at } = recording();
  const renderer = createJsonLinesRenderer(terminal, at.now);
  for (const [time, event] of events) {
    at.time = time;
    renderer.onEvent(event);
  }
  const lines = text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual(events.map(([atMs, event]) => ({ atMs, ...event })));
});

test('quiet: warnings only', () => {
  const { terminal, text } = recording();
  const renderer = createQuietRenderer(terminal, plain);
  for (const [, event] of events) renderer.onEvent(event);
  expect(text()).toBe('⚠ node:22-trixie-slim is substituted\n');
});

test('tty: what is running is redrawn at most every 100 ms, and the terminal is given back', () => {
  vi.useFakeTimers();
  try {
    const { terminal, text, writes, at } = recording(60);
    const renderer = createTtyRenderer(terminal, plain, at.now);
    at.time = 1000;
    renderer.onEvent({ type: 'task.started', id: 'build', title: 'Build' });
    for (let index = 0; index < 500; index += 1) {
      renderer.onEvent({ type: 'task.progress', id: 'build', detail: `step ${index}` });
    }
    expect(writes.length).toBe(2);
    at.time = 1100;
    vi.advanceTimersByTime(100);
    expect(writes.length).toBe(3);
    expect(writes[2]).toBe(
      `\x1b[1A\r\x1b[0J⠙ Build  step 499${' '.repeat(60 - 1 - 17 - 5)}0.1 s\n`.replace('⠙', spinnerAt(1100)),
    );
    renderer.onEvent({ type: 'task.finished', id: 'build', durationMs: 100 });
    renderer.close();
    expect(text().startsWith('\x1b[?25l')).toBe(true);
    expect(text().endsWith('\x1b[0J✓ Build 100 ms\n\x1b[?25h')).toBe(true);
    renderer.close();
    expect(text().split('\x1b[?25h').length).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('tty: after the terminal became narrower, the wrapped lines are erased as well', () => {
  const { terminal, writes, at } = recording(80);
  const renderer = createTtyRenderer(terminal, plain, at.now);
  at.time = 1000;
  renderer.onEvent({ type: 'task.started', id: 'a', title: 'One' });
  terminal.columns = 40;
  at.time = 1200;
  renderer.onEvent({ type: 'task.started', id: 'b', title: 'Two' });
  expect(writes.at(-1)?.startsWith('\x1b[2A')).toBe(true);
  for (const line of writes.at(-1)?.split('\n').slice(1, -1) ?? []) expect(line.length).toBeLessThanOrEqual(40);
  renderer.close();
});

test('tty: a failed step keeps its last lines above what goes on', () => {
  const { terminal, text, at } = recording(80);
  const renderer = createTtyRenderer(terminal, plain, at.now);
  for (const [time, event] of events) {
    at.time = time;
    renderer.onEvent(event);
  }
  renderer.close();
  expect(text()).toContain('  ✗ [web deps 3/4] RUN npm ci failed 470 ms\n  │ npm error\n  │ exit 1\n');
  expect(text()).toContain('  ● [web deps 2/4] COPY package.json ./ cached\n');
});

function recording(columns = 80) {
  const writes: string[] = [];
  const at = { time: 0, now: () => at.time };
  const terminal = { write: (text: string) => writes.push(text), columns, rows: 24 };
  return { terminal, writes, text: () => writes.join(''), at };
}

function spinnerAt(time: number): string {
  return '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'[Math.floor(time / 100) % 10] ?? '';
}
