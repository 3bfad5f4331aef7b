import type { Shipment } from '@seaworthy/pipeline';
import { surroundings } from '../invocation/surroundings.ts';
import { renderError } from '../output/error-box.ts';
import type { Output } from '../output/output.ts';
import { renderReport } from './report-text.ts';

/** How a run ended: the verdicts, what stopped it, where the report lies, and where the application can be tried. */
export function renderRun(
  { report, error, addresses }: Shipment,
  path: string,
  output: Pick<Output, 'colors' | 'columns'>,
): string {
  const { colors } = output;
  const open = addresses.map(({ service, url }) => `${colors.bold('Open')}    ${url}  ${colors.dim(service)}`);
  const stopped = error === undefined ? [] : ['', renderError(error, colors, surroundings()).trimEnd()];
  return [renderReport(report, path, output), ...open, ...stopped].join('\n');
}
