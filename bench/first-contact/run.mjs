// What becomes of repositories that a stranger has: each is planned, and what the plan says is held against what is true of it.
// `--only NAME` (the beginning of a name) as often as you like.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepSilently, median, seaworthy, seconds } from '../measuring.mjs';
import { compare, outcomes } from './compare.mjs';
import { lockedFiles, readRepositories, unpack } from './repository.mjs';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [] } } });

const rows = readRepositories(values.only).map(contact);
const counted = Object.fromEntries(
  outcomes.map((outcome) => [outcome, rows.filter((row) => row.outcome === outcome).length]),
);
const summary = {
  repositories: rows.length,
  ...counted,
  planSecondsMedian: median(rows.map(({ planSeconds }) => planSeconds)),
};
console.table(summary);
if (values.only.length === 0) keepSilently('first-contact', { ...summary, rows });

function contact(repository) {
  const scratch = mkdtempSync(join(tmpdir(), 'seaworthy contact '));
  const folder = join(scratch, repository.name);
  try {
    unpack(lockedFiles(repository), folder);
    const { durationMs, document } = seaworthy(['plan', folder], { accept: [0, 1, 2] });
    const answer = document.error === undefined ? { plan: document } : { refused: document.error.code };
    const { outcome, said } = compare(repository.expect, answer);
    const row = { repository: repository.name, outcome, said, planSeconds: seconds(durationMs) };
    console.log(
      `${outcome.padEnd(18)} ${row.planSeconds.toFixed(2)} s  ${repository.name}${said.length > 0 ? `: ${said.join('; ')}` : ''}`,
    );
    return row;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
