// `seaworthy prove` on the todo stack, ten times: time for each service, and verdicts that changed from run to run.
// Budget: 60 s a service; no verdict may change.
import { cli, keep, median, seaworthy, seconds, timed, withCopyOf } from './measuring.mjs';

const runs = Number(process.env.RUNS ?? 10);

await withCopyOf('todo', (folder) => {
  timed(process.execPath, [cli, 'generate', folder]);
  timed(process.execPath, [cli, 'build', '-C', folder]);
  const times = [];
  const outcomes = new Map();
  let services = 0;
  for (let run = 0; run < runs; run += 1) {
    const { durationMs, document } = seaworthy(['prove', '-C', folder], { accept: [0, 1] });
    times.push(durationMs);
    services = document.services.length;
    for (const { service, check, outcome } of document.verdicts) {
      const key = `${service} ${check}`;
      outcomes.set(key, [...(outcomes.get(key) ?? []), outcome]);
    }
  }
  const unstable = [...outcomes].filter(([, seen]) => new Set(seen).size > 1);
  keep('prove', {
    runs,
    services,
    medianSeconds: seconds(median(times)),
    secondsPerService: seconds(median(times) / services),
    verdicts: outcomes.size,
    unstable: Object.fromEntries(unstable),
  });
});
