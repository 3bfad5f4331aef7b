import type { ContainerInspection } from './inspection.ts';

const DEFAULT_SHELL = ['/bin/sh', '-c'];
/** A shell's words for a program that is no file, or none that can be run. */
const NO_PROGRAM = new Set([126, 127]);

/** The words of a container's health check as the engine runs them; `undefined` when it has none. */
export function healthCommandOf({
  Healthcheck,
  Shell,
}: Pick<ContainerInspection['Config'], 'Healthcheck' | 'Shell'>): string[] | undefined {
  const [form, ...words] = Healthcheck?.Test ?? [];
  if (form === 'CMD' && words.length > 0) return words;
  if (form === 'CMD-SHELL') return [...((Shell ?? []).length > 0 ? (Shell ?? []) : DEFAULT_SHELL), ...words];
  return undefined;
}

/** Whether a command ended so because its program is not there, or none. */
export function isWithoutProgram(exitCode: number): boolean {
  return NO_PROGRAM.has(exitCode);
}
