import { type CommandWords, groupsOf, type OptionWords } from './command-words.ts';

/** A script for fish: a file in `~/.config/fish/completions`, or loaded by `source`. */
export function renderFish(commands: readonly CommandWords[], globals: readonly OptionWords[]): string {
  const groups = groupsOf(commands);
  const plain = commands.filter(({ name }) => !name.includes(' '));
  return [
    '# fish completion of seaworthy; load it with: seaworthy completion fish | source',
    ...globals.map((option) => optionLine(undefined, option)),
    ...plain.map(({ name, summary }) => line('__fish_use_subcommand', `-f -a ${name} -d ${quote(summary)}`)),
    ...[...groups].flatMap(([name, members]) => groupLines(name, members)),
    ...commands.flatMap(({ name, options, choices }) => [
      ...options.map((option) => optionLine(seen(name), option)),
      ...(choices.length === 0 ? [] : [line(seen(name), `-f -a ${quote(choices.join(' '))}`)]),
    ]),
    '',
  ].join('\n');
}

function groupLines(name: string, members: readonly CommandWords[]): string[] {
  const seconds = members.map((member) => member.name.split(' ')[1]).join(' ');
  const inGroup = `__fish_seen_subcommand_from ${name}; and not __fish_seen_subcommand_from ${seconds}`;
  return [
    line('__fish_use_subcommand', `-f -a ${name} -d ${quote(seconds.replaceAll(' ', ', '))}`),
    ...members.map((member) => line(inGroup, `-f -a ${member.name.split(' ')[1]} -d ${quote(member.summary)}`)),
  ];
}

/** True when every word of the command was typed. */
function seen(name: string): string {
  return name
    .split(' ')
    .map((word) => `__fish_seen_subcommand_from ${word}`)
    .join('; and ');
}

function optionLine(condition: string | undefined, { flags, description, values }: OptionWords): string {
  const spelled = flags
    .map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
    .join(' ');
  const taken = values === undefined ? '' : values.length === 0 ? ' -r' : ` -x -a ${quote(values.join(' '))}`;
  return line(condition, `${spelled} -d ${quote(description)}${taken}`);
}

function line(condition: string | undefined, rest: string): string {
  return `complete -c seaworthy${condition === undefined ? '' : ` -n ${quote(condition)}`} ${rest}`;
}

function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, (character) => `\\${character}`)}'`;
}
