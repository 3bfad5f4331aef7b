import type { Engine } from '../connection/engine.ts';
import type { AgentImage } from '../probes/agent/run-agent.ts';
import type { ImageSubstitution } from './target.ts';

/** Images with a Node that the agent can run on, the smallest first; the last public one is pulled when none is here. */
const CANDIDATES: readonly AgentImage[] = [
  ...['22', '24'].map((major) => ({
    reference: `gcr.io/distroless/nodejs${major}-debian13`,
    node: '/nodejs/bin/node',
  })),
  ...['22', '24'].map((major) => ({ reference: `node:${major}-trixie-slim`, node: '/usr/local/bin/node' })),
];
const PULL_TIMEOUT_MS = 120_000;

/**
 * Finds the image that the agent runs from: a substitute, or a public one that is here already or can be pulled.
 * `undefined` when there is none; then nothing inside containers is observed.
 */
export async function findAgentImage(
  engine: Engine,
  substitutions: readonly ImageSubstitution[],
  signal?: AbortSignal,
): Promise<AgentImage | undefined> {
  const local = CANDIDATES.flatMap((candidate) => {
    const substitution = substitutions.find(({ reference }) => reference === candidate.reference);
    return substitution === undefined ? [] : [{ ...candidate, reference: substitution.substitute }];
  });
  for (const candidate of [...local, ...CANDIDATES]) {
    const { exitCode } = await engine.docker(['image', 'inspect', candidate.reference], { reject: false });
    if (exitCode === 0) return candidate;
  }
  const [smallest] = CANDIDATES;
  if (smallest === undefined) return undefined;
  const options = { reject: false, timeoutMs: PULL_TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) };
  const { exitCode } = await engine.docker(['pull', '--quiet', smallest.reference], options);
  return exitCode === 0 ? smallest : undefined;
}
