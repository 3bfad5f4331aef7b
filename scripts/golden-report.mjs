// `node scripts/golden-report.mjs`: makes the report that tests look at from a real run of the example. The run comes first:
// `npm start -- ship examples/todo` twice, so that there is something to compare with.
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup.mjs';

const project = join(root, 'examples/todo');
const source = process.argv[2] ?? join(project, '.seaworthy/report.json');
const output = join(root, 'packages/testkit/fixtures/todo.report.json');

// What lies where on one machine means nothing on another, and would change with each who makes it.
const text = [root.replace(/\/$/, ''), homedir()].reduce(
  (left, folder) => (folder === '/root' ? left : left.replaceAll(folder, '/home/someone')),
  readFileSync(source, 'utf8'),
);
const report = JSON.parse(text);
const missing = ['build', 'engine', 'topology'].filter((part) => report[part] === undefined);
if (report.name !== 'todo' || report.outcome !== 'pass' || !report.earlier?.length || missing.length > 0) {
  console.error(`${source} is no whole run of examples/todo that passed after another: ship it twice.`);
  process.exitCode = 1;
} else {
  writeFileSync(output, `${JSON.stringify(report, undefined, 2)}\n`);
}
