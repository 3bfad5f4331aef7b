import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FormatId, openPage, type Rendered, report } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { displayOf, projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import type { Output } from '../../output/output.ts';
import { renderingFor } from '../../text/report-text.ts';

interface Options {
  format?: FormatId;
  output?: string;
  from?: string;
  open: boolean;
}

const run: RunCommand<Options> = async ({ directory: place, arguments: [folder], options, output }) => {
  const directory = projectDirectory(place, folder);
  const { format, from, output: file } = options;
  const rendering = file === undefined ? renderingFor(output) : {};
  const rendered = await report({ directory, from, format: format ?? 'terminal', output: file, rendering });
  const text =
    file !== undefined
      ? `${output.colors.green('✓')} ${file}`
      : format === undefined
        ? await withPage(rendered, output, options.open)
        : rendered.text;
  return {
    exitCode: 0,
    text,
    document: rendered.report,
    next: format === undefined ? [nextCommand('ship', directory, 'build and prove what is there now')] : [],
  };
};
export default run;

/** The verdicts, and where the page is; it is opened where somebody sits in front of a browser. */
async function withPage(
  { text, page }: Rendered,
  { colors, interactive, link }: Output,
  open: boolean,
): Promise<string> {
  if (page === undefined) return text;
  const opened = open && interactive && (await openPage(page));
  const path = link(displayOf(resolve(page)), pathToFileURL(resolve(page)).href);
  return `${text.trimEnd()}\n\n${colors.bold('Report')}  ${path}${opened ? colors.dim('  opened in the browser') : ''}`;
}
