import { Argument, Command, CommanderError, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { commands } from './commands/commands.gen.ts';
import {
  type CommandDefinition,
  type CommandLine,
  globalOptions,
  type OptionDefinition,
} from './invocation/definitions.ts';
import type { GlobalOptions } from './invocation/execute.ts';
import type { RunCommand } from './invocation/invocation.ts';

export interface RegisteredCommand {
  command: CommandDefinition;
  load: () => Promise<{ default: RunCommand<never> }>;
}

export type OnCommand = (
  command: RegisteredCommand,
  request: { arguments: readonly string[]; options: Record<string, unknown>; global: GlobalOptions },
) => Promise<void>;

/** The command line, made from the registry. Throws CommanderError instead of ending the process. */
export function buildProgram(onCommand: OnCommand): Command {
  const program = new Command('seaworthy')
    .description(manifest.description)
    .version(manifest.version, '--version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand('help [command...]', 'Print the help of a command, like `--help` behind it.')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  for (const option of globalOptions) program.addOption(toOption(option));
  program.addHelpText(
    'after',
    `\n${exampleText([
      { command: 'seaworthy ship', does: 'from source to a proven stack, in this folder' },
      { command: 'seaworthy plan', does: 'what was found, what would be written, and why; writes nothing' },
    ])}`,
  );
  for (const registered of orderedCommands()) addCommand(program, registered, onCommand);
  return program;
}

/** Everything that can be typed, in that order. */
export function commandLine(): CommandLine {
  return { commands: orderedCommands().map(({ command }) => command), globals: globalOptions };
}

/** Commands in the order in which a project meets them, then all others by name. */
function orderedCommands(): RegisteredCommand[] {
  const order = ['ship', 'plan', 'generate', 'build', 'test', 'up', 'ps', 'logs', 'down', 'prove', 'report'];
  const rank = (name: string) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const all = Object.values(commands) as RegisteredCommand[];
  return all.sort((a, b) => rank(a.command.name) - rank(b.command.name) || (a.command.name < b.command.name ? -1 : 1));
}

function addCommand(program: Command, registered: RegisteredCommand, onCommand: OnCommand): void {
  const { command: definition } = registered;
  const words = definition.name.split(' ');
  const word = words.pop() ?? definition.name;
  const command = groupOf(program, words).command(word);
  command.summary(definition.summary).description(definition.description);
  command.helpOption('-h, --help', 'Print this help.').configureHelp({ showGlobalOptions: true });
  for (const { name, description, choices } of definition.arguments) {
    const argument = new Argument(name, description);
    command.addArgument(choices === undefined ? argument : argument.choices(choices));
  }
  for (const option of definition.options) command.addOption(toOption(option));
  command.addHelpText('after', `\n${exampleText(definition.examples)}`);
  command.action(async () => {
    const { directory, json, progress, ...options } = command.optsWithGlobals();
    const global = { directory: directory ?? process.cwd(), json: json === true, progress };
    await onCommand(registered, { arguments: command.args, options, global });
  });
}

/** `engine doctor` lies in the group `engine`, which exists because a command names it. */
function groupOf(program: Command, words: readonly string[]): Command {
  let group = program;
  for (const word of words) {
    const known = group.commands.find((command) => command.name() === word);
    group = known ?? group.command(word).helpOption('-h, --help', 'Print this help.').helpCommand(false);
    const names = Object.values(commands as Record<string, RegisteredCommand>)
      .map(({ command }) => command.name.split(' '))
      .filter(([first, second]) => first === word && second !== undefined)
      .map(([, second]) => second);
    group.summary(names.join(' · '));
  }
  return group;
}

function toOption(definition: OptionDefinition): Option {
  const option = new Option(definition.flags, definition.description);
  if (definition.choices !== undefined) option.choices(definition.choices);
  if (definition.repeats) option.argParser((value, before: string[] = []) => [...before, value]);
  if (definition.default !== undefined) option.default(definition.default);
  return option;
}

function exampleText(examples: CommandDefinition['examples']): string {
  const width = Math.max(0, ...examples.map(({ command }) => command.length));
  return ['Examples:', ...examples.map(({ command, does }) => `  ${command.padEnd(width)}  ${does}`)].join('\n');
}

export { CommanderError };

/**
 * `help engine doctor` is `engine doctor --help`: commander's own `help` knows one level. A command that isn't there stays
 * without `--help`, so that it is refused like anywhere else.
 */
export function expandHelp(program: Command, words: readonly string[]): readonly string[] {
  const [first, ...names] = words;
  if (first !== 'help') return words;
  let group: Command | undefined = program;
  for (const name of names) group = group?.commands.find((command) => command.name() === name);
  return group === undefined ? names : [...names, '--help'];
}
