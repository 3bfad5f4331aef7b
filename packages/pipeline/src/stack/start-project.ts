import type { BuildRecord, Plan } from '@seaworthy/core/model';
import type { DiagnoseStart, Engine, StackState } from '@seaworthy/engine';
import { debugPortsOf, frontsOf, projectNameOf } from '../plan-reading.ts';
import type { Run } from '../run/run.ts';
import { ensureSecrets } from '../secrets/ensure-secrets.ts';
import { type Address, addressesOf } from './addresses.ts';

/** A stack that is up and healthy. */
export interface Started {
  stack: StackState;
  addresses: Address[];
}

/** Production is what comes up without a profile, so that another one is started by the names of its services. */
function servicesOf(plan: Plan, profile: string): { services?: string[] } {
  const role = ({ dev: 'development', test: 'test' } as const)[profile];
  if (role === undefined) return {};
  return { services: plan.images.filter((image) => image.role === role).map(({ target }) => target) };
}

/** Starts a profile of the project, and waits until it is healthy. Errors: those of the engine's `up`. */
export async function startProject(
  run: Run,
  start: {
    engine: Engine;
    plan: Plan;
    profile: string;
    timeoutSeconds?: number | undefined;
    substitutions: BuildRecord['substitutions'];
  },
): Promise<Started> {
  const { target, onEvent, signal } = run;
  const { engine, plan, profile, timeoutSeconds, substitutions } = start;
  const { up } = await import('@seaworthy/engine');
  const env = await ensureSecrets(target, plan, onEvent);
  const stack = await up(engine, {
    ...{ directory: target.root, projectName: projectNameOf(plan), profiles: [profile], substitutions, env },
    ...servicesOf(plan, profile),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...{ onEvent, signal, diagnose: diagnosisOf(run, engine, { plan, substitutions }) },
  });
  return { stack, addresses: addressesOf(stack.services, { debugPorts: debugPortsOf(plan), fronts: frontsOf(plan) }) };
}

/** Looks at where a service listens that is not ready. */
function diagnosisOf(
  run: Run,
  engine: Engine,
  { plan, substitutions }: { plan: Plan; substitutions: BuildRecord['substitutions'] },
): DiagnoseStart {
  return async (service, container) => {
    const { diagnoseStart, subjectsOfPlan } = await import('@seaworthy/proof');
    const { findAgentHere } = await import('../engine/find-agent-image.ts');
    const port = subjectsOfPlan(plan).find((subject) => subject.service === service)?.port;
    const agent = await findAgentHere(engine, substitutions, run);
    return diagnoseStart(engine, agent, { service, container, port, signal: run.signal });
  };
}
