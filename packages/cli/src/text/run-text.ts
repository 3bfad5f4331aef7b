import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Address, Judged } from '@seaworthy/pipeline';
import { displayOf } from '../invocation/place.ts';
import { surroundings } from '../invocation/surroundings.ts';
import { renderError } from '../output/error-box.ts';
import type { Output } from '../output/output.ts';
import { renderVerdicts } from './report-text.ts';

/** How a run ended: the verdicts, what stopped it, where the report lies, and where the application can be tried. */
export async function renderRun(
  { report, reportFile, failure }: Judged,
  directory: string,
  addresses: readonly Address[],
  output: Pick<Output, 'colors' | 'columns' | 'link'>,
): Promise<string> {
  const { colors } = output;
  const path = output.link(join(displayOf(directory), reportFile), pathToFileURL(join(directory, reportFile)).href);
  const verdicts = await renderVerdicts(report, path, output);
  const open = addresses.map(
    ({ service, url }) => `${colors.bold('Open')}    ${output.link(url, url)}  ${colors.dim(service)}`,
  );
  const stopped =
    failure === undefined
      ? []
      : ['', renderError(failure, colors, { ...surroundings(directory), columns: output.columns }).trimEnd()];
  return [verdicts, ...open, ...stopped].join('\n');
}
