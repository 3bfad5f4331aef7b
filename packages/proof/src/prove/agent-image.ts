import { UserError } from '@seaworthy/core/errors';
import { type Engine, hasImage } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import type { AgentImage } from '../probes/agent/run-agent.ts';
import type { ImageSubstitution } from './target.ts';

/** Images with a Node that the agent can run on, the smallest first. */
const CANDIDATES: readonly AgentImage[] = [
  ...['22', '24'].map((major) => ({
    reference: `gcr.io/distroless/nodejs${major}-debian13`,
    node: '/nodejs/bin/node',
  })),
  ...['22', '24'].map((major) => ({ reference: `node:${major}-trixie-slim`, node: '/usr/local/bin/node' })),
];
/**
 * Finds the image that the agent runs from: a substitute, a public one that is here already or can be
 * pulled, or a foundation.
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
    if (await hasImage(engine, candidate.reference)) return candidate;
  }
  return pullOrMake(engine, signal);
}

/** The smallest one, pulled; or the foundation that stands in for it where it can't be. */
async function pullOrMake(engine: Engine, signal?: AbortSignal): Promise<AgentImage | undefined> {
  const [smallest] = CANDIDATES;
  if (smallest === undefined) return undefined;
  try {
    const options = signal === undefined ? {} : { signal };
    const [substitution] = await substituteBaseImages(engine, [smallest.reference], options);
    if (substitution !== undefined) return { ...smallest, reference: substitution.substitute };
  } catch (error) {
    // A machine on which foundations can't be made: what needs the agent is unknown, the rest is still observed.
    if (error instanceof UserError) return undefined;
    throw error;
  }
  const { exitCode } = await engine.docker(['pull', '--quiet', smallest.reference], { reject: false });
  return exitCode === 0 ? smallest : undefined;
}
