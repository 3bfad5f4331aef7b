import { join } from 'node:path';
import { surroundings } from '../invocation/surroundings.ts';
import { renderError } from '../output/error-box.ts';
import type { Output } from '../output/output.ts';
import { reportPath } from '../pipeline/save-report.ts';
import type { Shipment } from '../pipeline/ship-project.ts';
import type { Target } from '../target/open-target.ts';
import { renderReport } from './report-text.ts';

/** How a shipment ended: the verdicts, what stopped it, where the report lies, and where the application can be tried. */
export function renderShipment(
  { report, error, addresses }: Shipment,
  target: Target,
  output: Pick<Output, 'colors' | 'columns'>,
): string {
  const { colors } = output;
  const open = addresses.map(({ service, url }) => `${colors.bold('Open')}    ${url}  ${colors.dim(service)}`);
  const stopped = error === undefined ? [] : ['', renderError(error, colors, surroundings()).trimEnd()];
  return [renderReport(report, join(target.display, reportPath()), output), ...open, ...stopped].join('\n');
}
