import { type AgentQuestion, type AgentReport, agentQuestions } from '@seaworthy/agent';
import type { Observation } from '@seaworthy/core/model';
import { type ContainerInspection, type Engine, inspectImage, readSizedArchive } from '@seaworthy/engine';
import { notObserved, observed, reasonOf, whenObserved } from './observation.ts';
import type { ProvenService } from './proven-service.ts';
import { readContainer } from './read-container.ts';
import { type AgentImage, runAgent } from './run-agent.ts';
import type { AgentSources, ContainerSources, ImageSources } from './sources.ts';
import type { Stage } from './stage.ts';
import { nothingTellsReady, waitForStart } from './start/wait-for-start.ts';
import { listenersOf, watchListeners } from './start/watch-listeners.ts';

export function createImageSources(engine: Engine, image: string, signal: AbortSignal): ImageSources {
  return {
    image: source(signal, async () => observed('docker image inspect', await inspectImage(engine, image))),
    archive: source(signal, async () =>
      observed('docker save, every layer read', await readSizedArchive(engine, image, signal)),
    ),
  };
}

export function createContainerSources(
  engine: Engine,
  { subject }: ProvenService,
  { stage, agent, signal }: { stage: Stage; agent: AgentImage | undefined; signal: AbortSignal },
): ContainerSources {
  const id = stage.containers.get(subject.service);
  return {
    container: () => readContainer(engine, id, stage.failure),
    start: source(signal, async () => {
      if (id === undefined) return notObserved(stage.failure ?? 'The container was never created.');
      const budgetMs = subject.budgets.startSeconds * 1000;
      const listeners =
        subject.port === undefined || subject.shape === 'datastore'
          ? undefined
          : watchListeners(subject.port, listenersOf(engine, agent, id, signal));
      return waitForStart(engine, id, {
        listeners,
        http: stage.watches.get(subject.service),
        healthPath: subject.healthPath,
        offsetMs: stage.clockOffsetMs,
        deadlineMs: stage.upMs + Math.max(5000, Math.min(budgetMs * 2, budgetMs + 10_000)),
        neverStarted: stage.failure,
        silent: nothingTellsReady(subject.listens),
        signal,
      });
    }),
  };
}

/** All questions that any experiment asks of a container are answered by one run of the agent. */
export function createAgentSources(
  engine: Engine,
  container: () => Promise<Observation<ContainerInspection>>,
  options: { agent: AgentImage | undefined; questions: ReadonlySet<AgentQuestion>; signal: AbortSignal },
): AgentSources {
  const { agent, questions, signal } = options;
  const report = source(signal, async (): Promise<Observation<AgentReport>> => {
    if (agent === undefined) {
      return notObserved(
        'No image with Node 22 or newer is here or can be pulled, which looking into containers needs.',
      );
    }
    return whenObserved(container(), async ({ Id }) =>
      observed(
        'read by a container that joined its process namespace',
        await runAgent(engine, agent, Id, questions, { labels: ['dev.seaworthy=prove'], signal }),
      ),
    );
  });
  const answerOf = (question: AgentQuestion) => () =>
    whenObserved(report(), (answers, by) => {
      const reply = answers[question];
      if (reply === undefined) return notObserved('the agent did not answer');
      return 'reason' in reply ? notObserved(reply.reason) : observed<unknown>(by, reply.answer);
    });
  return Object.fromEntries(agentQuestions.map((question) => [question, answerOf(question)])) as AgentSources;
}

/** Work that is done once; its failure is an observation too. */
function source<Value>(
  signal: AbortSignal,
  work: () => Promise<Observation<Value>>,
): () => Promise<Observation<Value>> {
  let result: Promise<Observation<Value>> | undefined;
  return () => {
    result ??= work().catch((error) => {
      if (signal.aborted) throw error;
      return notObserved(`It could not be read: ${reasonOf(error)}`);
    });
    return result;
  };
}
