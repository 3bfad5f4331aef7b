import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Programs of Node by their major version, from `scripts/provide-node.mjs`. */
    nodePrograms: Record<string, string>;
  }
}

/** The versions of Node that the runtime is tested in. */
export function nodeVersions(): string[] {
  return Object.keys(inject('nodePrograms'));
}

export function nodeProgram(version: string): string {
  const program = inject('nodePrograms')[version];
  if (program === undefined) throw new Error(`Node ${version} is not among ${nodeVersions().join(', ')}.`);
  return program;
}
