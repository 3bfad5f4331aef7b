// Faults are put into the code, one at a time, and the tests of the same area have to notice: nine of ten at least, in each.
//   node scripts/test-all/mutation.mjs [AREA [FILE…]]   FILE as a pattern below the area, for example `checks/root-*`
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { areas } from '../mutation/areas.mjs';

const root = join(import.meta.dirname, '../..');
const [chosen, ...patterns] = process.argv.slice(2);
const names = Object.keys(areas).filter((name) => chosen === undefined || name === chosen);

process.chdir(root);
if (names.length === 0) {
  console.error(`There is no area ${chosen}, only ${Object.keys(areas).join(', ')}.`);
  process.exitCode = 2;
}
for (const name of names) {
  console.log(`\n── ${name}: ${areas[name]}`);
  // Its test runner is a process of its own, which inherits this.
  process.env.SEAWORTHY_MUTATED_AREA = name;
  try {
    await new Stryker(options(areas[name])).runMutationTest();
  } catch (error) {
    // Said by Stryker already; the other areas have their turn.
    console.error(`${name} could not be tried: ${error.message}`);
    process.exitCode = 1;
  }
}

function options(folder) {
  const files = patterns.length === 0 ? ['**/*'] : patterns;
  return {
    mutate: [
      ...files.map((file) => `${folder}/${file}.ts`),
      ...['test', 'gen'].map((kind) => `!${folder}/**/*.${kind}.ts`),
    ],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutation/vitest.config.mjs', related: true },
    // Break decides the exit code; the other two only colour.
    thresholds: { high: 95, low: 90, break: 90 },
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false, skipFull: true },
    // It would rewrite one for its copy by an API that TypeScript 7 lacks; nothing in the copy compiles.
    tsconfigFile: 'none',
    ignorePatterns: ['examples', 'bench/results', '**/dist', 'coverage'],
    concurrency: 2,
    incremental: false,
    cleanTempDir: 'always',
    timeoutMS: 15_000,
    disableTypeChecks: false,
    allowConsoleColors: false,
  };
}
