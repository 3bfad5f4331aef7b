// `seaworthy generate` as a whole process, on the todo example and on a made-up repository of 4 services and 400 source
// files, beside an empty Node process in the same run. Budget: 0.5 s.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, keep, median, seconds, timed, withCopyOf } from './measuring.mjs';

const runs = 15;

await withCopyOf('todo', (folder) => {
  const large = makeLargeRepository();
  try {
    const commands = {
      todo: [cli, 'generate', folder],
      large: [cli, 'generate', large],
      emptyProcess: ['-e', '0'],
    };
    const times = { todo: [], large: [], emptyProcess: [] };
    for (let run = 0; run <= runs; run += 1) {
      for (const [name, args] of Object.entries(commands)) {
        const { durationMs } = timed(process.execPath, args);
        if (run > 0) times[name].push(durationMs);
      }
    }
    const rows = Object.entries(times).map(([name, list]) => [
      name,
      { medianSeconds: seconds(median(list)), slowestSeconds: seconds(Math.max(...list)) },
    ]);
    keep('generate', { runs, budgetSeconds: 0.5, ...Object.fromEntries(rows) });
  } finally {
    rmSync(large, { recursive: true, force: true });
  }
});

function makeLargeRepository() {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-bench-'));
  for (let service = 0; service < 4; service += 1) {
    const write = (path, text) => writeFileSync(join(folder, `s${service}`, path), text);
    mkdirSync(join(folder, `s${service}/routes`), { recursive: true });
    write('package.json', JSON.stringify({ dependencies: { express: '5' }, scripts: { start: 'node main.js' } }));
    write('package-lock.json', '{}');
    write('main.js', `const app = express();\napp.listen(45${service}0);\n`);
    for (let file = 0; file < 100; file += 1) {
      const routes = "router.get('/x', (a) => a);\n".repeat(120);
      write(`routes/r${file}.js`, `const a = process.env.A${file} ?? '1';\n${routes}`);
    }
  }
  return folder;
}
