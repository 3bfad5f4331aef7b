import type { BuildRecord, OnEvent, Plan } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import type { Proof, ProveTarget } from '@seaworthy/proof';
import { substituteBaseImages } from './base-images.ts';
import { ensureSecrets } from './ensure-secrets.ts';
import { findAgentImage } from './find-agent-image.ts';
import type { PhaseEnd, Phases } from './phases.ts';
import type { Target } from './target/open-target.ts';

export interface ProofRequest {
  engine: Engine;
  phases: Phases;
  onEvent: OnEvent;
  signal: AbortSignal;
}

/** The experiments on this project's production stack, with the images that were built. Leaves nothing running. */
export function proveProject(
  request: ProofRequest & { target: Target; plan: Plan; substitutions: BuildRecord['substitutions'] },
): Promise<Proof> {
  const { engine, target, plan, substitutions, phases, onEvent, signal } = request;
  return phases.run(
    { id: 'prove', title: 'Prove' },
    async () => {
      const { prove, subjectsOfPlan } = await import('@seaworthy/proof');
      const environment = await ensureSecrets(target, plan, onEvent);
      return prove(engine, {
        target: { kind: 'compose', directory: target.root, files: ['compose.yaml'], profiles: ['prod'], environment },
        subjects: subjectsOfPlan(plan),
        substitutions,
        build: false,
        findAgent: () => findAgentImage(engine, substitutions, signal),
        onEvent,
        signal,
      });
    },
    endOf,
  );
}

/** The same for anybody's compose file or image. Foundations stand in for public images that cannot be had. */
export function proveForeign(request: ProofRequest & { target: ProveTarget }): Promise<Proof> {
  const { engine, target, phases, onEvent, signal } = request;
  return phases.run(
    { id: 'prove', title: 'Prove' },
    async () => {
      const { imagesOfTarget, prove } = await import('@seaworthy/proof');
      const { findFoundation } = await import('@seaworthy/provision');
      const known = (await imagesOfTarget(engine, target)).filter(
        (reference) => findFoundation(reference) !== undefined,
      );
      const substitutions = await substituteBaseImages(engine, known, { onEvent, signal });
      const findAgent = () => findAgentImage(engine, substitutions, signal);
      return prove(engine, { target, substitutions, findAgent, onEvent, signal });
    },
    endOf,
  );
}

function endOf({ startFailure }: Proof): PhaseEnd {
  return startFailure === undefined ? '' : { failed: startFailure.code };
}
