import type { UserError } from '@seaworthy/core/errors';
import { explainBuildFailure } from '@seaworthy/engine';

/** What `docker compose build --quiet` prints of the step that failed: its place and instruction, then its output. */
const STEP = /^ > \[([^\]]+)\] (.+):$/;

/** Names the cause of a failed `docker compose build` from what it printed. */
export function explainComposeBuild(stderr: string): UserError {
  const lines = stderr.trimEnd().split('\n');
  const final = lines.findLast((line) => /failed to solve/.test(line)) ?? lines.at(-1) ?? '';
  const error = final.replace(/^.*?failed to solve: /, '');
  const begin = lines.findIndex((line) => STEP.test(line));
  const [, place = '', name = ''] = STEP.exec(lines[begin] ?? '') ?? [];
  const stage = place.replace(/(?<! ) +\d+\/\d+$/, '');
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => /^-{4,}$/.test(line));
  const output = rest.slice(0, end === -1 ? undefined : end).map((line) => line.replace(/^\d+\.\d+ /, ''));
  return explainBuildFailure({
    text: [...lines, `ERROR: failed to solve: ${error}`],
    ...(begin === -1 ? {} : { step: { stage, name, error, lines: output } }),
    bakeFile: 'the compose file',
    attempts: 1,
  });
}
