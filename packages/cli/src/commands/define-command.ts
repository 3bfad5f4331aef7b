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
}

export interface OptionDefinition {
  flags: string;
  description: string;
  choices?: readonly string[];
  default?: string | number;
}

/** Declares a command. Its folder's `run.ts` default-exports a `RunCommand`. */
export function defineCommand<const Definition extends CommandDefinition>(definition: Definition): Definition {
  return definition;
}
