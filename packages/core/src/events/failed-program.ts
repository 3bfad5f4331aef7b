/** A program that ended badly: what was run, and what it wrote last. */
export interface FailedProgram {
  command: string;
  lastLines: string[];
}

/** Reads the error of a process library; absent for an error that no program is the cause of. */
export function failedProgram(error: unknown): FailedProgram | undefined {
  const { shortMessage, stderr } = (error ?? {}) as { shortMessage?: unknown; stderr?: unknown };
  if (typeof shortMessage !== 'string') return undefined;
  return {
    command: shortMessage,
    lastLines: typeof stderr === 'string' ? stderr.trimEnd().split('\n').slice(-12) : [],
  };
}
