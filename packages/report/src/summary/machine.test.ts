import { todoReport } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { renderHtml } from '../formats/html/render-html.ts';
import { renderMarkdown } from '../formats/markdown/render-markdown.ts';
import { renderTerminal } from '../formats/terminal/render-terminal.ts';
import { describeMachine } from './machine.ts';

const quiet = { measuredMs: 4000, waiting: 0.12, slowdown: 1.1, lateMs: 3 };

function reportOf(...machines: (typeof quiet)[]) {
  const report = todoReport();
  const conditions = machines.map((machine) => ({ experiment: 'start', yields: ['start'], machine }));
  return { ...report, services: report.services.map((service) => ({ ...service, conditions })).slice(0, 1) };
}

test('a machine that nobody measured is not spoken of', () => {
  const { services, ...report } = todoReport();
  const unmeasured = services.map(({ conditions: _conditions, ...service }) => service);
  expect(describeMachine({ ...report, services: unmeasured })).toBeUndefined();
});

test('a quiet one', () => {
  expect(describeMachine(reportOf(quiet))).toBe(
    'The machine that ran the experiments was quiet; at worst (start, api) processes waited for a processor 12 % of the time, work took 1.1 times as long as at best, timers were up to 3 ms late.',
  );
});

test('a busy one stands in every report that a person reads, in one line', () => {
  const report = reportOf(quiet, { ...quiet, waiting: 0.93, slowdown: 2.4 });
  const said = 'The machine that ran the experiments was busy during 1 of 2 experiments';
  expect(renderTerminal(report, { width: 400 })).toContain(said);
  expect(renderMarkdown(report)).toContain(said);
  expect(renderHtml(report)).toContain(said);
});
