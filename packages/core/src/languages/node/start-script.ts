import type { Fact } from '../../model/index.ts';
import { type ShellCommand, splitCommands } from '../../text/shell-words.ts';
import type { PackageManifest } from './package-manifest.ts';
import { parseCommand, type StartCommand } from './start-command.ts';

/** A script, followed through other scripts to the program that stays. */
export interface StartScript {
  command: StartCommand;
  /** The script whose text names the program. */
  script: Fact<string>;
  /** What is run before it: a build, migrations. */
  before: ShellCommand[];
  /** Scripts that were followed or run before, by name, in their order. */
  passed: string[];
}

/** Scripts may run each other in a circle. */
const maxDepth = 5;
/** Runs scripts one after the other, so that the last one stays. */
const sequences = /^(?:npm-run-all2?|run-s)$/;

/** `undefined` when it can't be told what stays: several programs, a shell's own means, or another folder's script. */
export function followScript(manifest: PackageManifest, start: Fact<string>, name?: string): StartScript | undefined {
  const before: ShellCommand[] = [];
  const passed: string[] = [];
  const environment: Record<string, string> = {};
  let script = start;
  const runFirst = (called: string) => {
    const pre = manifest.script(`pre${called}`);
    if (pre === undefined) return;
    passed.push(`pre${called}`);
    before.push(...splitCommands(pre.value));
  };
  if (name !== undefined) runFirst(name);
  for (let depth = 0; depth < maxDepth; depth++) {
    const commands = expandSequence(splitCommands(script.value));
    const last = commands.at(-1);
    // A folder that is changed to is the program's own; which files it means then is for its author to say.
    if (last === undefined || last.isCompound || commands.some(({ words }) => words[0] === 'cd')) return undefined;
    before.push(...commands.slice(0, -1));
    const found = parseCommand(last.words, (other) => manifest.script(other) !== undefined);
    if (found === undefined) return undefined;
    Object.assign(environment, found.environment);
    if (!('script' in found)) return { command: { ...found, environment }, script, before, passed };
    const next = manifest.script(found.script);
    if (next === undefined) return undefined;
    runFirst(found.script);
    passed.push(found.script);
    script = next;
  }
  return undefined;
}

/** `run-s build serve` is `npm run build && npm run serve`. */
function expandSequence(commands: readonly ShellCommand[]): ShellCommand[] {
  return commands.flatMap((command) => {
    const [program = '', ...rest] = command.words;
    if (!sequences.test(program) || rest.some((word) => /^(?:-p|--parallel)$|[*{]/.test(word))) return [command];
    return rest
      .filter((word) => !word.startsWith('-'))
      .map((script) => ({ words: ['npm', 'run', script], isCompound: command.isCompound }));
  });
}
