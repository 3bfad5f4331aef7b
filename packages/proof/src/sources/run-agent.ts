import {
  type AgentQuestion,
  type AgentReport,
  agentProgram,
  asksFromInside,
  type ContainerTarget,
  inOrder,
  NOTHING_SEEN,
  parseReport,
} from '@seaworthy/agent';
import { type ContainerInspection, type Engine, inspectContainer, SERVICE_LABEL } from '@seaworthy/engine';
import { type AgentImage, type AgentView, agentContainer, explainEnd, NOT_STARTED } from './agent-container.ts';
import { reasonOf } from './observation.ts';

interface Run {
  engine: Engine;
  image: AgentImage;
  inspection: ContainerInspection;
  labels: readonly string[];
  timeoutMs: number;
  signal: AbortSignal | undefined;
  onlyBeside: boolean;
}

type Outcome = { report: AgentReport } | { reason: string; started: boolean };

/**
 * Asks the agent about a container, so that nothing is needed inside the tested image. It looks from where the container can
 * do nothing to it; only what can't be asked from there, or an engine that forbids it, makes it join the container's
 * process namespace. Whatever becomes of it is the reason for which a question has no answer: throws only when `signal` aborts it.
 */
export async function runAgent(
  engine: Engine,
  image: AgentImage,
  container: string,
  questions: Iterable<AgentQuestion>,
  options: {
    labels?: readonly string[];
    signal?: AbortSignal;
    timeoutMs?: number;
    /** True: where it can't look from beside, it does not join the container's process namespace. */
    onlyBeside?: boolean;
  } = {},
): Promise<AgentReport> {
  const { labels = [], signal, timeoutMs = 20_000, onlyBeside = false } = options;
  const asked = inOrder(questions);
  const inspection = await inspectContainer(engine, container);
  if (inspection?.State.Running !== true) return unanswered(asked, 'the container does not run');
  const run: Run = { engine, image, inspection, labels, timeoutMs, signal, onlyBeside };
  const inside = asked.filter(asksFromInside);
  const beside = asked.filter((question) => !inside.includes(question));
  return { ...(await askFromBeside(run, beside)), ...(await ask(run, 'inside', inside)) };
}

/** The container as the agent finds it from where it looks. */
export function targetOf({ Id, State, HostConfig }: ContainerInspection, view: AgentView): ContainerTarget {
  const ownNamespace = ['', 'private'].includes(HostConfig.PidMode ?? '');
  return { id: Id, ownNamespace, ...(view === 'beside' ? { mainPid: State.Pid } : {}) };
}

async function askFromBeside(run: Run, questions: AgentQuestion[]): Promise<AgentReport> {
  const outcome = await tryAsking(run, 'beside', questions);
  const refused = 'reason' in outcome ? !outcome.started : seesNothing(outcome.report);
  if (refused && run.onlyBeside) {
    return unanswered(questions, 'reason' in outcome ? outcome.reason : NOTHING_SEEN);
  }
  if (refused) return ask(run, 'inside', questions);
  return 'report' in outcome ? outcome.report : unanswered(questions, outcome.reason);
}

/** An engine that runs in a container itself may show the agent other processes than its own. */
function seesNothing(report: AgentReport): boolean {
  const replies = Object.values(report);
  return replies.length > 0 && replies.every((reply) => 'reason' in reply && reply.reason === NOTHING_SEEN);
}

async function ask(run: Run, view: AgentView, questions: AgentQuestion[]): Promise<AgentReport> {
  const outcome = await tryAsking(run, view, questions);
  return 'report' in outcome ? outcome.report : unanswered(questions, outcome.reason);
}

async function tryAsking(run: Run, view: AgentView, questions: AgentQuestion[]): Promise<Outcome> {
  if (questions.length === 0) return { report: {} };
  const { engine, image, inspection, labels, timeoutMs, signal } = run;
  const program = agentProgram(targetOf(inspection, view), questions);
  const { name, args } = agentContainer(image, program, { view, container: inspection.Id, labels });
  const began = Date.now();
  const end = await engine.docker(args, { reject: false, timeoutMs, ...(signal === undefined ? {} : { signal }) });
  try {
    const report = parseReport(end.stdout);
    if (report !== undefined) return { report };
  } catch (error) {
    return { reason: reasonOf(error), started: true };
  }
  // A killed client leaves its container running; removing one that is gone already is no error here.
  await engine.docker(['rm', '--force', name], { reject: false });
  signal?.throwIfAborted();
  const late = Date.now() - began >= timeoutMs;
  const reason = late
    ? `the agent gave no answer within ${timeoutMs / 1000} s`
    : explainEnd(view, end, namespaceOf(inspection));
  return { reason, started: end.exitCode !== NOT_STARTED };
}

/** Who else can end what joins the process namespace of a container: its own processes, or those of who owns that namespace. */
function namespaceOf({ Name, Config, HostConfig }: ContainerInspection): string {
  const name = Config.Labels?.[SERVICE_LABEL] ?? Name.replace(/^\//, '');
  const [, owner] = /^container:(.*)$/.exec(HostConfig.PidMode ?? '') ?? [];
  return owner === undefined ? name : `${name}, which is that of container ${owner.slice(0, 12)}`;
}

function unanswered(questions: readonly AgentQuestion[], reason: string): AgentReport {
  return Object.fromEntries(questions.map((question) => [question, { reason }]));
}
