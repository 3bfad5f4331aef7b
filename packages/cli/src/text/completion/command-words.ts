import type { CommandDefinition, OptionDefinition } from '../../invocation/definitions.ts';

/** One option as shells complete it. */
export interface OptionWords {
  /** `--format`, `-o`. */
  flags: string[];
  description: string;
  /** What may follow: one of these, or anything (a file, mostly). Absent: it takes no value. */
  values?: readonly string[];
}

/** One command as shells complete it. */
export interface CommandWords {
  /** What is typed: `report`, `engine doctor`. */
  name: string;
  summary: string;
  options: OptionWords[];
  /** What its arguments are chosen from; empty: files and folders. */
  choices: readonly string[];
}

/** The commands and options, as the command line has them. */
export function commandWords(commands: readonly CommandDefinition[]): CommandWords[] {
  return commands.map(({ name, summary, options, arguments: taken }) => ({
    ...{ name, summary, options: options.map(optionWords) },
    choices: taken.flatMap(({ choices = [] }) => choices),
  }));
}

export function optionWords({ flags, description, choices }: OptionDefinition): OptionWords {
  const takesValue = /[<[]/.test(flags);
  return {
    flags: flags.split(/[ ,]+/).filter((word) => word.startsWith('-')),
    description,
    ...(takesValue ? { values: choices ?? [] } : {}),
  };
}

/** The words that lead to several commands: `engine`, with what may follow. */
export function groupsOf(commands: readonly CommandWords[]): Map<string, CommandWords[]> {
  const groups = new Map<string, CommandWords[]>();
  for (const command of commands) {
    const [group = '', second] = command.name.split(' ');
    if (second !== undefined) groups.set(group, [...(groups.get(group) ?? []), command]);
  }
  return groups;
}

/** The first words of all commands, each once. */
export function firstWords(commands: readonly CommandWords[]): string[] {
  return [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))];
}
