import { basename, relative, resolve } from 'node:path';
import { quoteWord } from '@seaworthy/core/text';
import type { NextCommand } from './invocation.ts';
import { displayOf } from './place.ts';

/**
 * What to type to get this program again: `seaworthy` where it is on the PATH, and under npx
 * the same again without fetching anything (the name on the registry may be anybody's), and `node path/to/seaworthy.js` where it was started as a file.
 */
export function programName(script: string, environment: NodeJS.ProcessEnv, workingDirectory: string): string {
  if (!basename(script).endsWith('.js')) return environment.npm_command === 'exec' ? 'npx --no seaworthy' : 'seaworthy';
  const path = relative(workingDirectory, resolve(workingDirectory, script));
  return `node ${quoteWord(path.startsWith('..') ? resolve(workingDirectory, script) : path)}`;
}

/** A command to propose; `words` follow the program's name, the folder is named when it is not the current one. */
export function nextCommand(words: string, directory: string | undefined, does: string): NextCommand {
  return { command: `seaworthy ${words}${placeOption(directory)}`, does };
}

/** `-C DIR`, with a space before it, where the folder is not the current one. */
export function placeOption(directory: string | undefined): string {
  const display = directory === undefined ? '.' : displayOf(directory);
  return display === '.' ? '' : ` -C ${quoteWord(display)}`;
}
