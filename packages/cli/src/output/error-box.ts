import type { UserError } from '@seaworthy/core/errors';
import { textWidth, wrap, wrapAfter } from '@seaworthy/core/format';
import { redactTexts } from '@seaworthy/core/secrets';
import { printable } from '@seaworthy/core/text';
import type { Colors } from './colors.ts';

const BOX_COLUMNS = 89;

/** How what an error names is reached from where the reader is. */
export interface Surroundings {
  /** What to type to get this program. */
  program: string;
  /** The option that names the project's folder, with a space before it; empty where that is the current one. */
  place?: string;
  /** Where a page of the documents lies. */
  pathOf(page: string): string;
  /** Of the terminal; absent: lines are as long as their text. */
  columns?: number | undefined;
}

/**
 * What a person sees of an error: what happened, the code at the right, attempts or last lines, what to do, the page.
 * The code goes to the right edge of the box where it fits, else two spaces behind the message.
 */
export function renderError(
  thrown: UserError,
  colors: Colors,
  { program, place = '', pathOf, columns }: Surroundings,
): string {
  const error = shownOf(thrown);
  const room = columns ?? Number.POSITIVE_INFINITY;
  const fix = printable(error.fix).replaceAll(/`(sudo )?seaworthy ([^`]*)`/g, (_, sudo = '', words: string) => {
    // An engine is the machine's, and help is nobody's.
    const isAboutProject = !/^engine\b|^help\b|--help\b|(?:^| )-C /.test(words);
    return `\`${sudo}${program} ${words}${isAboutProject ? place : ''}\``;
  });
  const [message = '', ...continued] = printable(error.message)
    .split('\n')
    .flatMap((line) => wrapAfter('  ', line, room));
  const said = message.slice(2);
  const gap = Math.max(2, Math.min(BOX_COLUMNS, room) - 2 - textWidth(said) - error.code.length);
  const fits = 2 + textWidth(said) + gap + error.code.length <= room;
  return [
    `${colors.red('✗')} ${colors.bold(said)}${fits ? ' '.repeat(gap) + colors.dim(error.code) : ''}`,
    ...continued,
    ...(fits ? [] : [`  ${colors.dim(error.code)}`]),
    ...error.lines.flatMap((line) => printable(line).split('\n')).flatMap((line) => wrap(`  ${line}`, room)),
    ...wrapAfter(`  ${colors.bold('Fix:')} `, fix, room),
    `  ${colors.dim(`More: ${printable(pathOf(error.docs))}`)}`,
    '',
  ].join('\n');
}

/** The same for `--json`. */
export function errorDocument(error: UserError): { error: object } {
  const { code, message, fix, lines, docs } = shownOf(error);
  return { error: { code, message, lines, fix, docs } };
}

/** The last lines of a log are among them. */
function shownOf({ code, message, fix, lines, docs }: UserError) {
  return redactTexts({ code, message, fix, lines, docs });
}
