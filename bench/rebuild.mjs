// Builds of the todo stack: nothing cached, everything cached, and after a one-line change in the web and in the api,
// with the cache hits outside the changed service. Budgets: 60 s a service cold; 95 % of the steps outside the change.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, keep, seaworthy, seconds, timed, withCopyOf } from './measuring.mjs';

await withCopyOf('todo', (folder) => {
  timed(process.execPath, [cli, 'generate', folder]);
  const results = {};
  results.cold = summary(seaworthy(['build', '-C', folder, '--no-cache']));
  results.warm = summary(seaworthy(['build', '-C', folder]));
  appendFileSync(join(folder, 'web/app/layout.tsx'), '\n// One more line.\n');
  results.webChanged = summary(seaworthy(['build', '-C', folder]), 'web');
  appendFileSync(join(folder, 'api/src/main.py'), '\n# One more line.\n');
  results.apiChanged = summary(seaworthy(['build', '-C', folder]), 'api');
  keep('rebuild', results);
});

/** Times in seconds; the share of cached steps among those that don't belong to the changed service. */
function summary({ durationMs, document }, changed) {
  const cacheable = document.steps.filter((step) => step.cacheable);
  const outside = changed === undefined ? cacheable : cacheable.filter((step) => !belongsTo(step, changed));
  const slowest = [...document.steps].sort((a, b) => b.durationMs - a.durationMs)[0];
  return {
    wallSeconds: seconds(durationMs),
    buildSeconds: seconds(document.durationMs),
    cacheableSteps: cacheable.length,
    cachedSteps: cacheable.filter((step) => step.cached).length,
    outsideSteps: outside.length,
    outsideCachedShare: outside.length === 0 ? 1 : outside.filter((step) => step.cached).length / outside.length,
    slowestStep: { stage: slowest.stage, name: slowest.name, seconds: seconds(slowest.durationMs) },
  };
}

function belongsTo(step, service) {
  return step.target?.startsWith(service) || step.stage?.startsWith(service);
}
