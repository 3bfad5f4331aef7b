import { type FormatId, report } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderingFor } from '../../text/report-text.ts';

interface Options {
  format: FormatId;
  output?: string;
  from?: string;
}

const run: RunCommand<Options> = async ({ directory: place, arguments: [folder], options, output }) => {
  const directory = projectDirectory(place, folder);
  const { format, from, output: file } = options;
  const rendering = file === undefined ? renderingFor(output) : {};
  const rendered = await report({ directory, from, format, output: file, rendering });
  return {
    exitCode: 0,
    text: file === undefined ? rendered.text : `${output.colors.green('✓')} ${file}`,
    document: rendered.report,
    next: format === 'terminal' ? [nextCommand('ship', directory, 'build and prove what is there now')] : [],
  };
};
export default run;
