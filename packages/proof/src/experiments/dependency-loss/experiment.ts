import { setTimeout } from 'node:timers/promises';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import { type Engine, inspectContainer } from '@seaworthy/engine';
import { askHttp } from '../../load/ask-http.ts';
import { protocolOf } from '../../load/protocol-of.ts';
import { doesNotApply, notObserved, observed, whenObserved } from '../../sources/observation.ts';
import { type Bench, defineExperiment } from '../define-experiment.ts';
import { loseDependency } from './lose-dependency.ts';

type Losses = EvidenceValues['dependencyLoss'];

/** A datastore that hangs is what a service meets one day: each that it depends on stands still for a moment. */
export default defineExperiment({
  id: 'dependency-loss',
  title: 'Taking its datastore away',
  needs: ['container'],
  disturbs: 'service',
  // Nothing else may happen meanwhile: others may depend on the same datastore.
  timing: true,
  yields: ['dependencyLoss'],

  async run(bench) {
    if (bench.datastores.length === 0)
      return { dependencyLoss: doesNotApply('It depends on no datastore, as far as compose says.') };
    return { dependencyLoss: await whenObserved(bench.container(), ({ Id }) => loseAll(bench, Id)) };
  },
});

async function loseAll(bench: Bench<'container'>, container: string): Promise<Observation<Losses>> {
  const { engine, service, hostPort, datastores, signal } = bench;
  const { healthPath } = service.subject;
  if (hostPort === undefined || healthPath === undefined)
    return doesNotApply('No route is known that says whether it is ready.');
  const protocol = await protocolOf(hostPort, healthPath);
  if (protocol === undefined) return notObserved(`Nothing that is known is spoken on 127.0.0.1:${hostPort}.`);
  const known = ['/', ...(service.slowPath === undefined ? [] : [service.slowPath])];
  const startedAt = (await inspectContainer(engine, container))?.State.StartedAt;
  const losses: Losses = [];
  for (const datastore of datastores) {
    const loss = await loseDependency({
      ...{ dependency: datastore.service, readinessPath: healthPath },
      paths: known.filter((path) => path !== healthPath),
      ask: async (path) => (await askHttp({ port: hostPort, protocol }, path)).status,
      pause: async () => (await engine.docker(['pause', datastore.container], { reject: false })).exitCode === 0,
      resume: async () => void (await engine.docker(['unpause', datastore.container], { reject: false })),
      async isAlive() {
        const state = (await inspectContainer(engine, container))?.State;
        return state?.Running === true && state.StartedAt === startedAt;
      },
      rest: (ms) => setTimeout(ms, undefined, { signal }),
    });
    if ('reason' in loss) return notObserved(loss.reason);
    losses.push(loss);
  }
  // What is tried next has to find both as they were.
  for (const id of [...datastores.map((datastore) => datastore.container), container]) {
    await untilHealthy(engine, id, signal);
  }
  return observed('requests while each datastore was paused, and after that', losses);
}

const HEALTHY_AGAIN_MS = 15_000;
const POLL_MS = 250;

/** A health check that said no meanwhile says yes again; what has none is as it was. */
async function untilHealthy(engine: Engine, container: string, signal: AbortSignal): Promise<void> {
  for (const deadline = performance.now() + HEALTHY_AGAIN_MS; performance.now() < deadline; ) {
    const state = (await inspectContainer(engine, container))?.State;
    if (state?.Running !== true || state.Health == null || state.Health.Status === 'healthy') return;
    await setTimeout(POLL_MS, undefined, { signal });
  }
}
