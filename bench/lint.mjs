// `seaworthy lint` as a whole process on 1,000 Dockerfiles: those that are generated for the fixtures, each many times, with an
// instruction of its own, so that none is read twice. Budget: 5 s, beside an empty Node process in the same run.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli, keep, median, seconds, timed } from './measuring.mjs';

const runs = 5;
const count = 1000;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-bench-'));

try {
  const listed = execFileSync('git', ['ls-files', '--', '*/expect/files/Dockerfile'], { cwd: root, encoding: 'utf8' });
  const texts = listed
    .trim()
    .split('\n')
    .map((path) => readFileSync(join(root, path), 'utf8'));
  let bytes = 0;
  for (let index = 0; index < count; index += 1) {
    const text = `${texts[index % texts.length]}LABEL number="${index}"\n`;
    bytes += text.length;
    mkdirSync(join(folder, `s${index}`));
    writeFileSync(join(folder, `s${index}/Dockerfile`), text);
  }
  const commands = { lint: [cli, 'lint', folder, '--fail-on', 'none'], emptyProcess: ['-e', '0'] };
  const times = { lint: [], emptyProcess: [] };
  for (let run = 0; run < runs; run += 1) {
    for (const [name, args] of Object.entries(commands)) times[name].push(timed(process.execPath, args).durationMs);
  }
  const rows = Object.entries(times).map(([name, list]) => [
    name,
    { medianSeconds: seconds(median(list)), slowestSeconds: seconds(Math.max(...list)) },
  ]);
  keep('lint', { runs, budgetSeconds: 5, dockerfiles: count, megabytes: bytes / 1e6, ...Object.fromEntries(rows) });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
