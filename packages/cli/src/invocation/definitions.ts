import { progressModes } from '../output/output.ts';

/** What `seaworthy <name> --help` shows, and what the command line accepts. Data only: what runs is in `run.ts`. */
export interface CommandDefinition {
  /** The words that are typed. Two words (`engine doctor`) make a command of the group that the first word names. */
  name: string;
  summary: string;
  description: string;
  arguments: readonly ArgumentDefinition[];
  options: readonly OptionDefinition[];
  examples: readonly { command: string; does: string }[];
}

/** `[DIR]` may be left out, `<FILE>` may not, `[TARGETS...]` takes any number. */
export interface ArgumentDefinition {
  name: string;
  description: string;
  choices?: readonly string[];
}

export interface OptionDefinition {
  flags: string;
  description: string;
  choices?: readonly string[];
  default?: string | number;
  /** It may be given several times, and its value is the list of them. */
  repeats?: true;
}

/** Options that every command takes. */
export const globalOptions: readonly OptionDefinition[] = [
  { flags: '-C, --directory <dir>', description: 'Work in this folder instead of the current one.' },
  { flags: '--json', description: 'Print the result as one JSON document on stdout; everything else goes to stderr.' },
  {
    flags: '--progress <mode>',
    description:
      'How progress is shown on stderr. With rawjson, stderr is JSON lines (events, notices, next commands, errors) and stdout the result as one.',
    choices: progressModes,
    default: 'auto',
  },
];

/** The whole command line, for whoever writes about it. */
export interface CommandLine {
  commands: readonly CommandDefinition[];
  globals: readonly OptionDefinition[];
}
