// What becomes of the repositories that are planned right when their plan is carried out: generated, built, healthy, proven, each
// in a process of its own, two beside each other. What is known of a repository is kept, so that a run can be ended and taken up
// again; `--again` forgets it. `--until healthy` leaves proofs out; `--behind 'nice -n 5'` puts a command before each process.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { keepSilently } from '../measuring.mjs';
import { readRepositories } from './repository.mjs';
import { withoutHosts } from './without-hosts.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    until: { type: 'string', default: 'proven' },
    beside: { type: 'string', default: '2' },
    behind: { type: 'string', default: '' },
    again: { type: 'boolean', default: false },
  },
});
const result = 'first-contact-build';
const resultFile = fileURLToPath(new URL(`../results/${result}.json`, import.meta.url));
const one = fileURLToPath(new URL('build-one.mjs', import.meta.url));
const order = ['nothing', 'locked', 'generated', 'built', 'healthy', 'proven'];

const planned = JSON.parse(readFileSync(new URL('../results/first-contact.json', import.meta.url), 'utf8')).rows;
const isPlannedRight = ({ name }) => planned.some((row) => row.repository === name && row.outcome === 'planned right');
const kept = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')).rows : [];
const rows = new Map(kept.map((row) => [row.repository, row]));
const candidates = readRepositories().filter(isPlannedRight);

const queue = readRepositories(values.only).filter((repository) => isPlannedRight(repository) && isOpen(repository));
await Promise.all(Array.from({ length: Number(values.beside) }, work));
save();
console.table(counted());

function isOpen({ name, incomplete }) {
  if (incomplete !== undefined) return false;
  return values.again || order.indexOf(rows.get(name)?.reached ?? 'nothing') < order.indexOf(values.until);
}

async function work() {
  for (let repository = queue.shift(); repository !== undefined; repository = queue.shift()) {
    const row = await contact(repository.name);
    rows.set(row.repository, row);
    save();
    const took = Object.values(row.seconds ?? {}).reduce((sum, part) => sum + part, 0);
    console.log(
      `${row.reached.padEnd(9)} ${took.toFixed(0).padStart(4)} s  ${row.repository}${row.said === undefined ? '' : `: ${row.said}`}`,
    );
  }
}

async function contact(name) {
  const [program, ...before] = [...values.behind.split(' ').filter((word) => word !== ''), process.execPath];
  try {
    const { stdout } = await promisify(execFile)(program, [...before, one, name, values.until], {
      maxBuffer: 64 << 20,
    });
    return JSON.parse(stdout);
  } catch (error) {
    return {
      repository: name,
      reached: 'nothing',
      said: withoutHosts(String(error.stderr ?? error.message)).slice(-1500),
    };
  }
}

/** How many came how far; those that were not tried, with the reason, are not counted among them. */
function counted() {
  const tried = candidates.map(({ name }) => rows.get(name)).filter((row) => row !== undefined);
  const atLeast = (reached) => tried.filter((row) => order.indexOf(row.reached) >= order.indexOf(reached)).length;
  return {
    plannedRight: candidates.length,
    incomplete: candidates.filter(({ incomplete }) => incomplete !== undefined).length,
    tried: tried.length,
    ...Object.fromEntries(order.slice(2).map((reached) => [reached, atLeast(reached)])),
    noVerdictFailed: tried.filter(({ failed }) => failed?.length === 0).length,
  };
}

function save() {
  const incomplete = Object.fromEntries(
    candidates
      .filter((candidate) => candidate.incomplete !== undefined)
      .map(({ name, incomplete: why }) => [name, why]),
  );
  const sorted = [...rows.values()].sort((a, b) => (a.repository < b.repository ? -1 : 1));
  keepSilently(result, { ...counted(), incomplete, rows: sorted });
}
