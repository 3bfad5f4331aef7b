import { UserError } from '@seaworthy/core/errors';
import type { BuiltImage, FileChange, Plan, ProgressEvent, Verdict } from '@seaworthy/core/model';
import type { OpenQuestion } from '@seaworthy/pipeline';
import { expect, test } from 'vitest';
import { renderBuild } from '../text/build-text.ts';
import { renderPlan } from '../text/plan-text.ts';
import { renderServices } from '../text/services-text.ts';
import { colorsFor } from './colors.ts';
import { renderError } from './error-box.ts';
import { openOutput, progressModes } from './output.ts';

const name = 'evil\u001b]0;title\u0007\u001b[2J\u001b[1;1H\u001b[31m\u009b\u202e\u200b\r\n✓ all is well';
/** Whatever steers a terminal, hides or reorders, and is no colour, no erasing or moving by our own live view. */
const ESCAPE = String.fromCharCode(27);
const ours = String.raw`(?!\[[\d;]*m|\[\?25[lh]|\[\d+A|\[0J)`;
const steering = new RegExp(String.raw`${ESCAPE}${ours}|(?![\n\t\r${ESCAPE}])\p{Cc}|[\u202a-\u202e\u200b]`, 'u');

const id = name;
const verdict = {
  check: name,
  service: name,
  outcome: 'fail',
  severity: 'high',
  title: name,
  message: name,
} as Verdict;
const image = { reference: name, service: name, transferredBytes: 1, unpackedBytes: 1 } as unknown as BuiltImage;
const events: ProgressEvent[] = [
  { type: 'task.started', id, title: name },
  { type: 'task.progress', id, detail: name },
  { type: 'build.step.started', id, stage: name, name },
  { type: 'build.step.progress', id, line: name },
  { type: 'build.step.finished', id, stage: name, name, cached: true, durationMs: 1 },
  { type: 'build.step.failed', id, stage: name, name, durationMs: 1, lastLines: [name] },
  { type: 'build.image', image },
  { type: 'stack.service', service: name, state: name, health: name, detail: name },
  { type: 'verdict', verdict: { ...verdict, measures: [], seen: [name], observedBy: [name], fix: name } },
  { type: 'notice', level: 'warning', message: name },
  { type: 'task.failed', id, durationMs: 1, reason: name, lastLines: [name] },
  { type: 'task.finished', id, durationMs: 1, detail: name },
];

test.each(progressModes.flatMap((mode) => [true, false].map((isTTY) => [mode, isTTY] as const)))(
  'progress %s, on a terminal %s: no event steers it',
  (progress, isTTY) => {
    const { output, written } = opened({ progress, isTTY });
    for (const event of events) output.onEvent(event);
    output.close();
    expect(written()).not.toMatch(steering);
    expect(
      written()
        .split('\n')
        .filter((line) => line.startsWith('✓ all is well')).length,
    ).toBeLessThan(2);
  },
);

test('results, errors and documents hold nothing that steers a terminal', () => {
  const { output, written } = opened({ progress: 'plain', isTTY: true });
  const colors = colorsFor({ isTTY: true }, {});
  const text = { code: 'X', message: name, fix: name, lines: [name], exitCode: 1 as const };
  output.printMessage(({ colors: paint }) =>
    renderError(new UserError(text), paint, { program: 'seaworthy', pathOf: (page) => page }),
  );
  output.printResult(
    renderPlan(
      {
        plan: hostilePlan(),
        changes: [{ path: name, state: 'created', diff: `+${name}` } as FileChange],
        open: [{ error: new UserError(text) } as OpenQuestion],
      },
      { colors, columns: 80 },
      { diff: true, all: true },
    ),
  );
  const service = { service: name, container: name, state: name, health: name, restarts: 0 };
  output.printResult(renderServices([service as never], [{ service: name, url: name } as never], output));
  const cache = { cachedSteps: 0, cacheableSteps: 0 };
  output.printResult(renderBuild({ images: [image], cache, durationMs: 1 } as never, colors));
  output.write(`\u001b[32mweb\u001b[0m | ${name}\n`);
  expect(written()).not.toMatch(steering);
});

test('a document has the same values, escaped as JSON does', () => {
  const { output, written } = opened({ progress: 'quiet', isTTY: true, json: true });
  output.printDocument({ [name]: name });
  expect(written()).not.toMatch(steering);
  expect(JSON.parse(written())).toEqual({ [name]: name });
});

test('what a container writes goes into a pipe as it is', () => {
  const { output, written } = opened({ progress: 'quiet', isTTY: false });
  output.write('\u001b[2J\u001b[31mred\n');
  expect(written()).toBe('\u001b[2J\u001b[31mred\n');
});

function hostilePlan(): Plan {
  const source = { file: name, line: 1 };
  const subject = `services.${name}`;
  return {
    ...{ name, services: [{ name }], datastores: [{ name }] },
    decisions: [{ subject, value: name, reason: name, origin: 'repository', sources: [source] }],
    questions: [{ subject, question: name, candidates: [{ value: name, source }], blocking: true }],
  } as unknown as Plan;
}

function opened({
  progress,
  isTTY,
  json = false,
}: {
  progress: (typeof progressModes)[number];
  isTTY: boolean;
  json?: boolean;
}) {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  const stream = { isTTY, columns: 80, rows: 24, write };
  const output = openOutput({ progress, json, stdout: stream, stderr: stream, environment: {} });
  return { output, written: () => text };
}

test('rawjson: every line of both streams is JSON, and only that', () => {
  const { output, written } = opened({ progress: 'rawjson', isTTY: true });
  for (const event of events) output.onEvent(event);
  output.printMessage(() => 'Next:\n  seaworthy up\n', {
    type: 'next',
    commands: [{ command: 'seaworthy up', does: 'x' }],
  });
  output.printMessage(() => 'something said\n');
  output.write('web | a line\n');
  output.printResult('a table\n');
  output.printDocument({ a: 1, b: name });
  output.close();
  const lines = written().trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line)).slice(-2)).toEqual([
    { type: 'next', commands: [{ command: 'seaworthy up', does: 'x' }] },
    { a: 1, b: name },
  ]);
  expect(output.ask ?? output.choose).toBeUndefined();
});

test('log lines are documents of their own for programs', () => {
  const json = opened({ progress: 'auto', isTTY: false, json: true });
  json.output.writeRecord?.({ service: 'web', line: 'hello' });
  json.output.printDocument(undefined);
  expect(json.written()).toBe('{"service":"web","line":"hello"}\n');
  expect(opened({ progress: 'auto', isTTY: false }).output.writeRecord).toBeUndefined();
});
