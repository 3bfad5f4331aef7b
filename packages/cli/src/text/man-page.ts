import type { CommandLine, OptionDefinition } from '../invocation/definitions.ts';

/** The manual page of the command line in the man macros, from the same definitions as its help. Ends with a newline. */
export function renderManPage(
  { commands, globals }: CommandLine,
  { version, description }: { version: string; description: string },
): string {
  return [
    `.TH SEAWORTHY 1 "" "seaworthy ${version}" "User Commands"`,
    '.SH NAME',
    `seaworthy \\- ${escapeText(description)}`,
    '.SH SYNOPSIS',
    '.B seaworthy',
    '.I COMMAND',
    '[options] [arguments]',
    '.SH DESCRIPTION',
    escapeText(
      'Reads a repository, writes one production container platform for it, builds it, runs it on a Docker engine and proves by experiment what it is worth.',
    ),
    '.SH OPTIONS',
    ...globals.flatMap(optionLines),
    '.SH COMMANDS',
    ...commands.flatMap(({ name, description: text, arguments: taken, options, examples }) => [
      `.SS ${escapeText(['seaworthy', name, ...taken.map((argument) => argument.name)].join(' '))}`,
      escapeText(text),
      ...taken.flatMap((argument) => entry(argument.name, withChoices(argument.description, argument.choices))),
      ...options.flatMap(optionLines),
      ...examples.flatMap(({ command, does }) => ['.PP', `.B ${escapeText(command)}`, '.br', escapeText(does)]),
    ]),
    '.SH EXIT STATUS',
    ...entry('0', 'Yes: it ran, and nothing is against it.'),
    ...entry('1', 'It ran, and the answer is no.'),
    ...entry('2', 'It could not run.'),
    '',
  ].join('\n');
}

function optionLines({ flags, description, choices, default: preset }: OptionDefinition): string[] {
  const text = withChoices(description, choices);
  return entry(flags, preset === undefined ? text : `${text} Default: ${preset}.`);
}

function withChoices(text: string, choices: readonly string[] | undefined): string {
  return choices === undefined ? text : `${text} One of ${choices.join(', ')}.`;
}

function entry(term: string, text: string): string[] {
  return ['.TP', `.B ${escapeText(term)}`, escapeText(text)];
}

/** Backslashes are escapes, a line that begins with a dot or a quote is a macro, and a plain hyphen can't be copied. */
function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1');
}
