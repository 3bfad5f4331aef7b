import { readFileSync } from 'node:fs';
import type { ContainerTarget } from './proc/container.ts';

/**
 * Arguments with which a Node of version 22 or newer answers questions about a container. The program is one file that
 * is bundled from `main.ts` (`scripts/bundle-agent.mjs`): nothing of this package exists where it runs.
 */
export function agentProgram(target: ContainerTarget, questions: readonly string[]): string[] {
  return [...program(), 'ask', JSON.stringify(target), ...questions];
}

/**
 * Arguments with which it watches containers: it prints `ready`, takes a target as a line of JSON on standard input whenever
 * one comes, and prints what it saw when that input ends.
 */
export function watchProgram(): string[] {
  return [...program(), 'watch'];
}

/**
 * Arguments with which it stops every process of a container: it prints `frozen` then, lets them go on when its standard input
 * ends, and prints what came of it.
 */
export function freezeProgram(target: ContainerTarget): string[] {
  return [...program(), 'freeze', JSON.stringify(target)];
}

function program(): string[] {
  return ['--input-type=module', '--eval', readFileSync(new URL('../assets/agent.mjs', import.meta.url), 'utf8')];
}
