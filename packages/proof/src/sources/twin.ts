/** How a command ended that ran in a twin of a service: exit code and the end of its output; without a code, its time was up. */
export interface TwinEnd {
  exitCode?: number;
  output: string;
}

/**
 * Runs a command in a container that is like a service's, in which the service itself is not started and nothing outside
 * can be reached. Rejects, with the reason, when the container could not be started.
 */
export type RunInTwin = (service: string, command: readonly string[], timeoutMs: number) => Promise<TwinEnd>;
