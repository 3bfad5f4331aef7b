import { type AgentQuestion, agentQuestions, touchesNothing } from '@seaworthy/agent';
import { userError } from '@seaworthy/core/errors';
import type { Evidence, EvidenceKind, Observations, OnEvent, Subject } from '@seaworthy/core/model';
import { type ContainerInspection, type Engine, inspectContainer, inspectImage } from '@seaworthy/engine';
import type { AnyExperiment, Bench } from '../experiments/define-experiment.ts';
import type { Laboratory } from '../scheduler/laboratory.ts';
import { runExperiments } from '../scheduler/run-experiments.ts';
import type { AgentImage } from '../sources/agent-container.ts';
import {
  createAgentSources,
  createContainerSources,
  createImageSources,
  createWatchSources,
} from '../sources/create-sources.ts';
import { doesNotApply, notObserved } from '../sources/observation.ts';
import { ownContainers } from '../sources/own-containers.ts';
import type { ProvenService } from '../sources/proven-service.ts';
import { collectEvidence } from './collect-evidence.ts';
import { emptyStage } from './open-stage.ts';
import { runningService } from './running-service.ts';

export interface ObservationRequest {
  experiments: readonly AnyExperiment[];
  only?: readonly EvidenceKind[];
  /** The subject as this run holds it. May refuse it. */
  held(subjects: readonly Subject[]): readonly Subject[];
  findAgent(): Promise<AgentImage | undefined>;
  onEvent: OnEvent;
  signal: AbortSignal;
}

const LEFT_ALONE =
  'The container ran already, so it was only looked at: nothing was stopped, started, asked for an answer or put under load. Its image can be proven: `seaworthy prove IMAGE`.';

/**
 * Looks at a container that runs already, and leaves it as it is: no experiment that disturbs it is done, no process joins its
 * process namespace, no request is sent. What would need that does not apply. Throws INVALID_USAGE when it does not run.
 */
export async function observeContainer(
  engine: Engine,
  container: string,
  { experiments, only, held, findAgent, onEvent, signal }: ObservationRequest,
): Promise<Evidence> {
  const inspection = await requireRunning(engine, container);
  const imageId = inspection.Image ?? inspection.Config.Image;
  // The image may have been removed by force; who asks for it is told so.
  const image = await inspectImage(engine, imageId, { signal }).catch(() => undefined);
  const service = runningService(inspection, image);
  held([service.subject]);
  const wanted = experiments.filter(({ yields }) => yields.some((kind) => only?.includes(kind) ?? true));
  const harmless = wanted.filter(isHarmless);
  const asksAgent = harmless.some(({ needs }) => needs.some((need) => QUESTIONS.has(need as AgentQuestion)));
  const agent = asksAgent ? await findAgent() : undefined;
  const bench = benchOf(engine, { inspection, imageId, service, agent, signal });
  const laboratory = laboratoryOf(engine, bench);
  const { observations, conditions } = await runExperiments(laboratory, { experiments: harmless, onEvent, signal });
  const seen = observations.get(service.subject.service);
  const kinds = experiments.flatMap(({ yields }) => yields);
  const all = new Map([
    [service.subject.service, { ...leftAlone(wanted), ...seen, healthHonesty: doesNotApply(LEFT_ALONE) }],
  ]);
  return collectEvidence([service], all, { kinds, only, conditions });
}

async function requireRunning(engine: Engine, container: string): Promise<ContainerInspection> {
  const inspection = await inspectContainer(engine, container);
  if (inspection?.State.Running === true) return inspection;
  const { stdout } = await engine.docker(['ps', '--format', '{{.Names}}'], { reject: false });
  const running = stdout.split('\n').filter((name) => name !== '');
  const known = running.length === 0 ? 'none runs' : `those that run: ${running.slice(0, 20).join(', ')}`;
  const problem =
    inspection === undefined
      ? `There is no container ${container}; ${known}.`
      : `The container ${container} does not run, so there is nothing to look at. What it is made from can be proven: its image, ${inspection.Config.Image}.`;
  const suggestion = inspection === undefined ? undefined : `seaworthy prove ${inspection.Config.Image}`;
  throw userError('INVALID_USAGE', { problem, suggestion, help: 'seaworthy prove --help' });
}

/** What the agent may be asked of somebody's container. To find a socket's owner it would connect to each that is mounted. */
const QUESTIONS: ReadonlySet<AgentQuestion> = new Set(
  agentQuestions.filter((question) => touchesNothing(question) && question !== 'sockets' && question !== 'unread'),
);
const NOT_ASKED: ReadonlySet<string> = new Set(
  agentQuestions.filter((question) => question !== 'sockets' && !QUESTIONS.has(question)),
);

function isHarmless({ disturbs, needs }: AnyExperiment): boolean {
  return disturbs === 'nothing' && !needs.some((need) => NOT_ASKED.has(need) || need === 'start');
}

function leftAlone(experiments: readonly AnyExperiment[]): Observations {
  return Object.fromEntries(
    experiments.flatMap(({ yields }) => yields.map((kind) => [kind, doesNotApply(LEFT_ALONE)])),
  );
}

function benchOf(
  engine: Engine,
  options: {
    inspection: ContainerInspection;
    imageId: string;
    service: ProvenService;
    agent: AgentImage | undefined;
    signal: AbortSignal;
  },
): Bench {
  const { inspection, imageId, service, agent, signal } = options;
  const name = service.subject.service;
  const stage = { ...emptyStage(), containers: new Map([[name, inspection.Id]]) };
  const container = createContainerSources(engine, service, { stage, agent, signal });
  const asked = createAgentSources(engine, container.container, {
    agent,
    questions: QUESTIONS,
    onlyBeside: true,
    signal,
  });
  const start = async () => doesNotApply(LEFT_ALONE);
  return {
    ...{ engine, service, agent, signal, clockOffsetMs: 0, hostPort: undefined, dependencies: [] },
    // Nothing is started beside it; what would be told from that is left out of what was seen.
    runInTwin: async () => ({ output: '' }),
    ...createImageSources(engine, imageId, signal),
    ...{ ...container, start },
    ...{ ...asked, sockets: async () => notObserved(LEFT_ALONE) },
    ...createWatchSources(name, stage, { ...asked, start, starts: async () => [], signal }),
  };
}

function laboratoryOf(engine: Engine, bench: Bench): Laboratory {
  return {
    stopGroups: [[bench.service.subject.service]],
    ownContainers: () => ownContainers(engine),
    imageBench: () => bench,
    async openStage() {
      return {
        bench: () => bench,
        settle: async () => undefined,
        restart: async () => undefined,
        findStartFailure: async () => undefined,
        [Symbol.asyncDispose]: async () => undefined,
      };
    },
  };
}
