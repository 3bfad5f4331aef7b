import type { Report } from '@seaworthy/core/model';
import { failedVerdicts } from '../../summary/verdict-matrix.ts';
import { checkPages } from '../html/check-pages.gen.ts';
import { renderSarif, type SarifResult } from './sarif-log.ts';

/**
 * Failed verdicts as SARIF. What a container did has no line of a file: each stands where a compose file describes its
 * service, else at the top of the compose file or the Dockerfile that made it where the report names one.
 */
export function renderReport(report: Report): string {
  const failed = failedVerdicts(report);
  const file =
    report.files.find((path) => /(?:^|\/)compose\.yaml$/.test(path)) ??
    report.files.find((path) => /(?:^|\/)Dockerfile$/.test(path));
  return renderSarif({
    category: `prove/${report.name}`,
    version: report.seaworthyVersion,
    rules: failed.map(({ check, severity, title }) => ({ id: check, severity, title, page: checkPages[check] })),
    results: failed.map(({ check, severity, service, message, fix }) => ({
      ...{ rule: check, severity, subject: service },
      message: `${service}: ${message}${fix === undefined ? '' : `\nFix: ${fix}`}`,
      ...placeOf(report.places, service, file),
    })),
  });
}

function placeOf(
  places: Report['places'] = {},
  service: string,
  otherwise: string | undefined,
): Pick<SarifResult, 'place'> {
  const { file = otherwise, line = 1 } = (Object.hasOwn(places, service) ? places[service] : undefined) ?? {};
  if (file === undefined) return {};
  return { place: { file, region: { startLine: line, startColumn: 1, endLine: line, endColumn: 1 } } };
}
