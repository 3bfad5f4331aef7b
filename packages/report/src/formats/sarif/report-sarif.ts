import type { Report } from '@seaworthy/core/model';
import { failedVerdicts } from '../../summary/verdict-matrix.ts';
import { checkPages } from '../html/check-pages.gen.ts';
import { renderSarif } from './sarif-log.ts';

/**
 * Failed verdicts as SARIF. What a container did has no line of a file: each stands at the top of the compose file or the
 * Dockerfile that made it where the report names one, and is told apart by its service.
 */
export function renderReport(report: Report): string {
  const failed = failedVerdicts(report);
  const file =
    report.files.find((path) => /(?:^|\/)compose\.yaml$/.test(path)) ??
    report.files.find((path) => /(?:^|\/)Dockerfile$/.test(path));
  const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  return renderSarif({
    category: `prove/${report.name}`,
    version: report.seaworthyVersion,
    rules: failed.map(({ check, severity, title }) => ({ id: check, severity, title, page: checkPages[check] })),
    results: failed.map(({ check, severity, service, message, fix }) => ({
      ...{ rule: check, severity, subject: service },
      message: `${service}: ${message}${fix === undefined ? '' : `\nFix: ${fix}`}`,
      ...(file === undefined ? {} : { place: { file, region } }),
    })),
  });
}
