// The shipped example and a known-bad fixture, proven N times on the machine as it is and N times beside a load that takes
// every processor (`BURNERS=0` where something else takes them already). No verdict may be a pass in one run and a fail in
// another, and requests that are surely lost have to be found lost each time. `RUNS=20 node bench/stability.mjs`;
// `UNDER=busy` or `UNDER=idle` does one half. Exits with 1 when one flipped or was wrong.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verdictFlips, wrongVerdicts } from '../scripts/verdict-flips.mjs';
import { cli, keep, median, seaworthy, seconds, timed, withCopyOf } from './measuring.mjs';

const count = Number(process.env.RUNS ?? 20);
const halves = process.env.UNDER?.split(',') ?? ['idle', 'busy'];
const countOf = (under) => (halves.includes(under) ? count : 0);
/** Two to each processor: with one, whoever wakes up still finds a turn at once. */
const BURNERS_PER_PROCESSOR = Number(process.env.BURNERS ?? 2);
const CHECK = 'lost-in-flight-request';
const fixture = join(fileURLToPath(new URL('..', import.meta.url)), 'fixtures/images', CHECK, 'compose.yaml');

await withCopyOf('todo', async (folder) => {
  timed(process.execPath, [cli, 'generate', folder]);
  timed(process.execPath, [cli, 'build', '-C', folder]);
  const proveBoth = (under) => ({
    example: prove(under, ['prove', '-C', folder]),
    fixture: prove(under, ['prove', fixture]),
  });
  const runs = [];
  for (let run = 0; run < countOf('idle'); run += 1) runs.push(proveBoth('idle'));
  const stopLoad = takeAllProcessors();
  try {
    for (let run = 0; run < countOf('busy'); run += 1) runs.push(proveBoth('busy'));
  } finally {
    stopLoad();
  }
  const examples = runs.map(({ example }) => example);
  const fixtures = runs.map(({ fixture }) => fixture);
  const { flips, unknown } = verdictFlips(examples);
  const wrong = wrongVerdicts(fixtures, { [`fails ${CHECK}`]: ['fail'], [`passes ${CHECK}`]: ['pass', 'unknown'] });
  const secondsOf = (under) =>
    seconds(median(examples.filter((run) => run.under === under).map(({ durationMs }) => durationMs)));
  // One half alone says nothing of the other, whose numbers stay.
  keep(halves.length === 1 ? `stability-${halves[0]}` : 'stability', {
    runs: Object.fromEntries(halves.map((under) => [under, count])),
    medianSeconds: Object.fromEntries(halves.map((under) => [under, secondsOf(under)])),
    machine: Object.fromEntries(halves.map((under) => [under, pressureOf(examples, under)])),
    ...{ flips, unknown, wrong },
    failed: [...new Set(examples.flatMap(failedOf))],
  });
  process.exitCode = Object.keys(flips).length + wrong.length === 0 ? 0 : 1;
});

function prove(under, args) {
  const { durationMs, document } = seaworthy(args, { accept: [0, 1, 2] });
  console.error(`${under}: ${args.at(-1)}: ${seconds(durationMs)} s, ${document.outcome}`);
  return { under, durationMs, verdicts: document.verdicts, services: document.services };
}

function failedOf({ under, verdicts }) {
  return verdicts
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ service, check, message }) => `${under}: ${service} ${check}: ${message}`);
}

/** Medians of what was measured beside the experiments. */
function pressureOf(runs, under) {
  const machines = runs
    .filter((run) => run.under === under)
    .flatMap(({ services }) => services.flatMap(({ conditions = [] }) => conditions.map(({ machine }) => machine)));
  const of = (kind) => median(machines.map((machine) => machine[kind] ?? 0));
  return { waiting: of('waiting'), others: of('others'), slowdown: of('slowdown'), lateMs: of('lateMs') };
}

/** Ends by itself with this process: each burner ends when its input does. */
function takeAllProcessors() {
  const burn =
    'process.stdin.on("end", () => process.exit()).resume(); setInterval(() => { for (const until = Date.now() + 50; Date.now() < until; ); }, 0);';
  const burners = Array.from({ length: availableParallelism() * BURNERS_PER_PROCESSOR }, () =>
    spawn(process.execPath, ['-e', burn], { stdio: ['pipe', 'ignore', 'ignore'] }),
  );
  return () => {
    for (const burner of burners) burner.kill();
  };
}
