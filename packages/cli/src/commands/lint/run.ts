import { type FailLevel, reaches } from '@seaworthy/core/model';
import { quoteWord } from '@seaworthy/core/text';
import { type Findings, lint } from '@seaworthy/pipeline';
import type { FindingFormatId } from '@seaworthy/report';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderChanges } from '../../text/changes-text.ts';
import { renderingFor } from '../../text/report-text.ts';

interface Options {
  format?: FindingFormatId;
  output?: string;
  failOn: FailLevel;
  fix?: boolean;
  dryRun?: boolean;
}

const run: RunCommand<Options> = async ({ directory, arguments: paths, options, output, signal }) => {
  const { format = 'terminal', failOn, fix = false, dryRun = false, output: file } = options;
  const asked = paths.length === 0 ? undefined : paths;
  const rendering = file === undefined ? renderingFor(output) : {};
  const linting = { directory, paths: asked, fix, dryRun, format, output: file, rendering, signal };
  const { findings, changes, text } = await lint(linting);
  const shown = file === undefined ? text : `${output.colors.green('✓')} ${file}\n`;
  const diffs =
    changes.length === 0 || format !== 'terminal'
      ? ''
      : `${renderChanges(changes, output.colors, { diffs: dryRun })}\n\n`;
  return {
    exitCode: exitCodeOf(findings, failOn),
    text: `${diffs}${shown}`,
    document: findings,
    next: format === 'terminal' ? nextOf(findings, directory, fix ? undefined : paths) : [],
  };
};
export default run;

/** Where nothing was read, or not all, the answer is not known. */
function exitCodeOf({ findings, files, unread }: Findings, failOn: FailLevel): 0 | 1 | 2 {
  if (unread.length > 0 || files.length === 0) return 2;
  return findings.some(({ severity }) => reaches(severity, failOn)) ? 1 : 0;
}

/** `paths`: what to mend; absent where it was. */
function nextOf({ findings }: Findings, directory: string, paths: readonly string[] | undefined): NextCommand[] {
  const fixable = findings.filter((finding) => finding.fixable).length;
  return [
    ...(fixable > 0 && paths !== undefined
      ? [nextCommand(['lint --fix', ...paths.map(quoteWord)].join(' '), directory, `mend ${fixable} of them`)]
      : []),
    nextCommand('prove', directory, 'see what running containers show'),
  ];
}
