import { readFileSync } from 'node:fs';

/**
 * Arguments with which a Node of version 22 or newer answers questions about the container that it stands in. The program
 * is one file that is bundled from `main.ts` (`scripts/bundle-agent.mjs`): nothing of this package exists where it runs.
 */
export function agentProgram(questions: readonly string[]): string[] {
  return [
    '--input-type=module',
    '--eval',
    readFileSync(new URL('../assets/agent.mjs', import.meta.url), 'utf8'),
    'ask',
    ...questions,
  ];
}
