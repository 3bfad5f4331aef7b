import type { Report, Verdict } from '@seaworthy/core/model';
import { failedVerdicts } from '../../summary/verdict-matrix.ts';
import { verdictPlace } from '../../summary/verdict-place.ts';
import { checkPages } from '../html/check-pages.gen.ts';
import { renderSarif, type SarifResult } from './sarif-log.ts';

/**
 * Failed verdicts as SARIF, each at the line that is its cause. Where none is known it stands where a compose file describes
 * its service, else at the top of the compose file or the Dockerfile that made it; of a bare image there is only its name.
 */
export function renderReport(report: Report): string {
  const failed = failedVerdicts(report);
  return renderSarif({
    category: `prove/${report.name}`,
    version: report.seaworthyVersion,
    rules: failed.map(({ check, severity, title }) => ({ id: check, severity, title, page: checkPages[check] })),
    results: failed.map((verdict) => {
      const { check, severity, service, message, fix } = verdict;
      return {
        ...{ rule: check, severity, subject: service, place: placeOf(report, verdict) },
        message: `${service}: ${message}${fix === undefined ? '' : `\nFix: ${fix}`}`,
      };
    }),
  });
}

/** Code scanning refuses a whole file for one result without an artifact, so that even an image is named as one. */
function placeOf(report: Report, verdict: Verdict): NonNullable<SarifResult['place']> {
  const { file, line = 1 } = verdictPlace(report, verdict) ?? { file: madeBy(report) ?? report.name };
  return { file, region: { startLine: line, startColumn: 1, endLine: line, endColumn: 1 } };
}

function madeBy({ files }: Report): string | undefined {
  return (
    files.find((path) => /(?:^|\/)compose\.yaml$/.test(path)) ?? files.find((path) => /(?:^|\/)Dockerfile$/.test(path))
  );
}
