import type { UserError } from '@seaworthy/core/errors';
import { textWidth } from '@seaworthy/core/format';
import { redactTexts } from '@seaworthy/core/secrets';
import { printable } from '@seaworthy/core/text';
import type { Colors } from './colors.ts';

const BOX_COLUMNS = 89;

/** How what an error names is reached from where the reader is. */
export interface Surroundings {
  /** What to type to get this program. */
  program: string;
  /** Where a page of the documents lies. */
  pathOf(page: string): string;
}

/**
 * What a person sees of an error: what happened, the code at the right, attempts or last lines, what to do, the page.
 * The code goes to the right edge of the box where it fits, else two spaces behind the message.
 */
export function renderError(thrown: UserError, colors: Colors, { program, pathOf }: Surroundings): string {
  const error = shownOf(thrown);
  const [message = '', ...continued] = printable(error.message).split('\n');
  const gap = Math.max(2, BOX_COLUMNS - 2 - textWidth(message) - error.code.length);
  return [
    `${colors.red('✗')} ${colors.bold(message)}${' '.repeat(gap)}${colors.dim(error.code)}`,
    ...continued.map((line) => `  ${line}`),
    ...error.lines.flatMap((line) => printable(line).split('\n')).map((line) => `  ${line}`),
    `  ${colors.bold('Fix:')} ${printable(error.fix).replaceAll(/`(sudo )?seaworthy /g, (_, sudo = '') => `\`${sudo}${program} `)}`,
    `  ${colors.dim(`More: ${printable(pathOf(error.docs))}`)}`,
    '',
  ].join('\n');
}

/** The same for `--json`. */
export function errorDocument(error: UserError): unknown {
  const { code, message, fix, lines, docs } = shownOf(error);
  return { error: { code, message, lines, fix, docs } };
}

/** The last lines of a log are among them. */
function shownOf({ code, message, fix, lines, docs }: UserError) {
  return redactTexts({ code, message, fix, lines, docs });
}
