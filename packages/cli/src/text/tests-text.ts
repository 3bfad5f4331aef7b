import type { TestRun } from '@seaworthy/core/model';
import { describeTestRun } from '@seaworthy/report';
import type { Colors } from '../output/colors.ts';

/** One line for each suite: how it ended, by its runner's own count. */
export function renderTests(runs: readonly TestRun[], colors: Colors): string {
  return runs
    .map(
      (run) =>
        `${run.outcome === 'passed' ? colors.green('✓') : colors.red('✗')} ${run.service}  ${describeTestRun(run)}`,
    )
    .join('\n');
}
