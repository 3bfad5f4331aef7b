import { expect, test } from 'vitest';
import { html, renderMarkup } from '../markup.ts';
import { type Picture, scaleOf, shutdownPicture } from './shutdown-picture.ts';

function picture(timeline: Picture['drain']['timeline'], exitMs: number): Picture {
  const counts = { requests: 9, inFlight: 4, inFlightLost: 1, afterSignal: 5, afterSignalLost: 3 };
  return {
    drain: { ...counts, timeline, lostExamples: [] },
    shutdown: { signal: 'SIGQUIT', exitMs, exitCode: 0, killed: false, graceMs: 9000 },
  };
}

const lively = picture(
  [
    { atMs: -200, answered: 8, lost: 0 },
    { atMs: 100, answered: 0, lost: 4, unserved: 3 },
  ],
  150,
);
const calm = picture([{ atMs: 0, answered: 2, lost: 0 }], 2100);

test('all services share one scale: the busiest step, the first and the last moment of any', () => {
  expect(scaleOf([lively, calm])).toEqual({ fromMs: -200, toMs: 2200, top: 8, slowestMs: 1 });
});

test('a service that takes long to end does not press the pictures together', () => {
  expect(scaleOf([calm, picture([], 30_000)]).toMs).toBe(10_100);
});

test('how long answers took stands below, on the scale of the slowest of all, and what a balancer noticed in words', () => {
  const latency = [
    { atMs: -100, medianMs: 3, slowestMs: 12 },
    { atMs: 100, medianMs: 40, slowestMs: 230 },
  ];
  const slow = { ...calm, drain: { ...calm.drain, latency, notReadyMs: 14, unservedMs: 830 } };
  const text = renderMarkup(html`${shutdownPicture(slow, scaleOf([lively, slow]))}`);
  expect(scaleOf([lively, slow]).slowestMs).toBe(230);
  expect(text).toContain('not ready 14 ms · first found nobody 830 ms');
  expect(text).toContain('before the signal at most 12 ms, after it at most 230 ms.');
  expect(text.match(/class="slowest"[^>]* height="46"/g)).toHaveLength(1);
  expect(renderMarkup(html`${shutdownPicture(calm, scaleOf([calm]))}`)).not.toMatch(/slowest|not ready/);
});

test('axes have units, and what was sent after the signal is drawn apart from what was in flight', () => {
  const text = renderMarkup(html`${shutdownPicture(lively, scaleOf([lively, calm]))}`);
  expect(text).toContain('8 requests per 100 ms');
  expect(text).toContain('>0 s<');
  expect(text).toContain('SIGQUIT');
  expect(text.match(/class="(?:lost|unserved)"/g)).toEqual(['class="lost"', 'class="unserved"']);
  expect(text).toContain('0 answered, 1 in flight lost, 3 found nobody');
});
