// Decides regular expressions in a thread of its own: `[pattern, flags]` of each in, what is wrong with each or `safe` out.
import { parentPort, workerData } from 'node:worker_threads';
import { checkSync } from 'recheck';

/**
 * Deciding takes milliseconds, for a long alternation seconds. The tool's own limits of a step count as an attack when they are
 * passed, which a busy machine does: each step has a limit of characters as well, and that alone says the same everywhere.
 */
const limits = { timeout: 120_000, seedingTimeout: null, incubationTimeout: null, attackTimeout: null };
/** The search for an attack is random; the same every time, so that nothing fails on one machine only. */
const settings = { ...limits, randomSeed: 1 };

parentPort.postMessage(
  // `d` and `v` change nothing about the time, and the tool does not know them.
  workerData.map(([pattern, flags]) => say(checkSync(pattern, flags.replace(/[dv]/g, ''), settings))),
);

function say({ status, complexity, attack, error }) {
  if (status === 'safe') return 'safe';
  if (status === 'unknown') return `could not be decided (${error.kind}): make it simpler`;
  return `takes ${complexity.summary} time, as for ${attack.pattern}: leave one way to match, or go line by line`;
}
