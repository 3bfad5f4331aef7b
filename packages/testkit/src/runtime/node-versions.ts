import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Programs of Node by their major version, from `scripts/provide-node.mjs`. */
    nodePrograms: Record<string, string>;
    /** From `scripts/runtime-packages.mjs`. */
    runtimePackages: string;
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

/** The folder whose `node_modules` has the frameworks that the runtime is tried with. */
export function runtimePackages(): string {
  return inject('runtimePackages');
}
