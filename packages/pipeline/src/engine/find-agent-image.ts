import { UserError } from '@seaworthy/core/errors';
import { type Engine, findSubstitution, hasImage, type Substitution } from '@seaworthy/engine';
import type { AgentImage } from '@seaworthy/proof';
import type { Run } from '../run/run.ts';
import { substituteBaseImages } from './base-images.ts';

/** Images with a Node that the agent can run on, the smallest first. */
const CANDIDATES: readonly AgentImage[] = [
  ...['22', '24'].map((major) => ({
    reference: `gcr.io/distroless/nodejs${major}-debian13:nonroot`,
    node: '/nodejs/bin/node',
  })),
  ...['22', '24'].map((major) => ({ reference: `node:${major}-trixie-slim`, node: '/usr/local/bin/node' })),
];

/**
 * Finds the image that the agent of a proof runs from: a substitute, a public one that is here already or can be pulled,
 * or a foundation. `undefined` when there is none; then nothing inside containers is observed.
 */
export async function findAgentImage(
  engine: Engine,
  substitutions: readonly Substitution[],
  run: Run,
): Promise<AgentImage | undefined> {
  return (await findAgentHere(engine, substitutions, run)) ?? pullOrMake(engine, run);
}

/** The same of those alone that are here already: for a look that is not worth minutes. */
export async function findAgentHere(
  engine: Engine,
  substitutions: readonly Substitution[],
  { signal }: Pick<Run, 'signal'>,
): Promise<AgentImage | undefined> {
  const local = CANDIDATES.flatMap((candidate) => {
    const substitution = findSubstitution(substitutions, candidate.reference);
    return substitution === undefined ? [] : [{ ...candidate, reference: substitution.substitute }];
  });
  for (const candidate of [...local, ...CANDIDATES]) {
    if (await hasImage(engine, candidate.reference, { signal })) return candidate;
  }
  return undefined;
}

/** The smallest one, pulled; or the foundation that stands in for it where it can't be. */
async function pullOrMake(engine: Engine, run: Run): Promise<AgentImage | undefined> {
  const [smallest] = CANDIDATES;
  if (smallest === undefined) return undefined;
  try {
    const [substitution] = await substituteBaseImages(run, engine, [smallest.reference]);
    if (substitution !== undefined) return { ...smallest, reference: substitution.substitute };
  } catch (error) {
    // A machine on which foundations can't be made: what needs the agent is unknown, the rest is still observed.
    if (error instanceof UserError) return undefined;
    throw error;
  }
  const { exitCode } = await engine.docker(['pull', '--quiet', smallest.reference], {
    ...{ reject: false, signal: run.signal },
  });
  return exitCode === 0 ? smallest : undefined;
}
