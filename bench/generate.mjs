// `seaworthy generate` as a whole process, beside an empty Node process in the same run. Budget: 0.5 s.
import { cli, keep, median, seconds, timed, withCopyOf } from './measuring.mjs';

const runs = 15;

await withCopyOf('todo', (folder) => {
  const generate = [];
  const empty = [];
  timed(process.execPath, [cli, 'generate', folder]);
  for (let run = 0; run < runs; run += 1) {
    generate.push(timed(process.execPath, [cli, 'generate', folder]).durationMs);
    empty.push(timed(process.execPath, ['-e', '0']).durationMs);
  }
  keep('generate', {
    runs,
    budgetSeconds: 0.5,
    generateSeconds: seconds(median(generate)),
    slowestSeconds: seconds(Math.max(...generate)),
    emptyProcessSeconds: seconds(median(empty)),
  });
});
