import type { Fact } from '../../model/index.ts';
import { splitCommands } from '../../text/shell-words.ts';
import type { NodeFolder } from './node-folder.ts';

/** A program that the build script starts, with the words behind it. */
export interface ToolCommand {
  words: readonly string[];
  script: Fact<string>;
}

/**
 * The command of the build script, or of a script that it runs, that starts this program with this word: `vite build`. `from`
 * is another script to begin with.
 */
export function findBuildCommand(
  folder: NodeFolder,
  program: string,
  word?: string,
  from = 'build',
): ToolCommand | undefined {
  const build = folder.manifest.script(from);
  const seen = new Set<string>([from]);
  const open = build === undefined ? [] : [build];
  for (let script = open.shift(); script !== undefined; script = open.shift()) {
    for (const { words } of splitCommands(script.value)) {
      const at = words.findIndex((one) => one.split('/').at(-1) === program);
      const rest = words.slice(at + 1);
      if (at >= 0 && (word === undefined || rest.includes(word)))
        return { words: rest.filter((one) => one !== word), script };
      for (const name of words.flatMap((one) => one.split(' '))) {
        const other = seen.has(name) ? undefined : folder.manifest.script(name);
        seen.add(name);
        if (other !== undefined) open.push(other);
      }
    }
  }
  return undefined;
}
