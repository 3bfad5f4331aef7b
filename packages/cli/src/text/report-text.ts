import type { Report } from '@seaworthy/core/model';
import { type RenderOptions, renderReport } from '@seaworthy/report';
import { surroundings } from '../invocation/surroundings.ts';
import type { Output } from '../output/output.ts';
import { readableWidth } from '../output/readable-width.ts';

/** Where a report is shown: the terminal, as wide as it is, but not so wide that lines are hard to follow. */
export function renderingFor({ colors, columns }: Pick<Output, 'colors' | 'columns'>): RenderOptions {
  return { colour: colors.isColorSupported, width: readableWidth(columns), pathOf: surroundings().pathOf };
}

/** The verdicts, and where the whole report lies. */
export async function renderVerdicts(
  report: Report,
  path: string,
  output: Pick<Output, 'colors' | 'columns'>,
): Promise<string> {
  const verdicts = (await renderReport(report, 'terminal', renderingFor(output))).trimEnd();
  return `${verdicts}\n\n${output.colors.bold('Report')}  ${path}`;
}
