// `npm test`: everything that CI runs, on a machine that may never have seen the project.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { buildCli, ensureEngine, ensurePackages, root } from './setup.mjs';

const suites = ['unit', 'runtime', 'browser', 'engine', 'alone', 'package'];
const totals = { passed: 0, failed: 0, skipped: 0 };

ensurePackages();
buildCli();
ensureBrowser();
if (ensureEngine() !== 0) {
  console.error('The tests need a Docker engine; what was tried stands above.');
  process.exit(2);
}

step('check', () => {
  const { status } = spawnSync(process.execPath, ['scripts/check.mjs'], { cwd: root, stdio: 'inherit' });
  count({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 });
});
for (const suite of suites) step(suite, () => count(runSuite(suite)));

console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 ? 0 : 1;

function runSuite(suite) {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-test-'));
  const output = join(folder, 'results.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
    const { status } = spawnSync(join(root, 'node_modules/.bin/vitest'), ['run', '--project', suite, ...reporters], {
      cwd: root,
      stdio: 'inherit',
    });
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
      readFileSync(output, 'utf8'),
    );
    // A suite that can't be collected has no failed test, but it failed.
    const failed = Math.max(numFailedTests, numFailedTestSuites > 0 || status !== 0 ? 1 : 0);
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
  } catch (error) {
    console.error(`The ${suite} tests gave no result: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function step(name, run) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  run();
  console.log(`── ${name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

function count({ passed, failed, skipped }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}
