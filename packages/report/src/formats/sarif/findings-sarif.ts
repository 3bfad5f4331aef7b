import { rules } from '@seaworthy/core/lint';
import type { Findings } from '@seaworthy/core/model';
import { rulePages } from './rule-pages.gen.ts';
import { renderSarif } from './sarif-log.ts';

/** Findings of `lint` as SARIF, each at its lines and columns. */
export function renderFindings({ seaworthyVersion, findings }: Findings): string {
  return renderSarif({
    category: 'lint',
    version: seaworthyVersion,
    rules: Object.values(rules).map(({ id, severity, title }) => ({ id, severity, title, page: rulePages[id] })),
    results: findings.map(({ rule, severity, message, fix, file, line, column, endLine, endColumn }) => ({
      ...{ rule, severity, message: `${message}\nFix: ${fix}` },
      place: { file, region: { startLine: line, startColumn: column, endLine, endColumn } },
    })),
  });
}
