// What a server answers to clients that ask again as soon as they have their answer, over connections that stay open.
import { Agent, get } from 'node:http';
import { seconds } from './measuring.mjs';

/** Asks for `durationMs` over so many connections; answers per second, how long they took, and what was no 200. */
export async function load(url, { connections, durationMs }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const durations = [];
  let others = 0;
  const started = performance.now();
  const end = started + durationMs;
  const client = async () => {
    while (performance.now() < end) {
      const { status, durationMs: took } = await ask(url, agent);
      durations.push(took);
      if (status !== 200) others += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const tookMs = performance.now() - started;
  agent.destroy();
  durations.sort((a, b) => a - b);
  return {
    connections,
    seconds: seconds(tookMs),
    requests: durations.length,
    requestsPerSecond: Math.round((durations.length / tookMs) * 1000),
    medianMs: tenths(durations[durations.length >> 1]),
    p99Ms: tenths(durations[Math.floor(durations.length * 0.99)]),
    otherThan200: others,
  };
}

/** One request: its status and how long the whole answer took. A connection that breaks has the status 0. */
export function ask(url, agent) {
  const started = performance.now();
  return new Promise((resolve) => {
    const done = (status) => resolve({ status, durationMs: performance.now() - started });
    get(url, { agent }, (answer) => {
      answer.resume();
      answer.once('end', () => done(answer.statusCode));
      answer.once('error', () => done(0));
    }).once('error', () => done(0));
  });
}

export const tenths = (ms) => Math.round(ms * 10) / 10;
