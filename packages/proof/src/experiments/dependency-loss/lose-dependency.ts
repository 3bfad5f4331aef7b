import type { EvidenceValues } from '@seaworthy/core/model';

type Loss = EvidenceValues['dependencyLoss'][number];
type Answers = Loss['readiness'];

export interface LossOptions {
  dependency: string;
  readinessPath: string;
  /** Other routes. */
  paths: readonly string[];
  /** The status of a route; `undefined`: no answer in time. */
  ask(path: string): Promise<number | undefined>;
  /** False: it could not be paused. */
  pause(): Promise<boolean>;
  resume(): Promise<void>;
  /** Whether the service's container is the one that it was, and runs. */
  isAlive(): Promise<boolean>;
  rest(ms: number): Promise<unknown>;
}

/** What asks a datastore now and then has noticed by then, and a probe that waits for it has run into its deadline. */
const NOTICES_MS = 8000;
/** A pool of connections takes its time to find out that they work again. */
const RECOVERS_MS = 30_000;
const EVERY_MS = 500;

/** Pauses a datastore, asks the service until it says that it is not ready or time is up, and waits for it to come back. */
export async function loseDependency(options: LossOptions): Promise<Loss | { reason: string }> {
  const { dependency, readinessPath, paths, ask, pause, resume, isAlive, rest } = options;
  const ready = await ask(readinessPath);
  if (!isYes(ready)) return { reason: `The service was not ready before ${dependency} was paused.` };
  const usual = new Map<string, number>();
  for (const path of paths) {
    const status = await ask(path);
    if (status !== undefined && status < 500) usual.set(path, status);
  }
  const began = performance.now();
  if (!(await pause())) return { reason: `${dependency} could not be paused.` };
  let seen: Pick<Loss, 'readiness' | 'routes'>;
  try {
    seen = await askMeanwhile({ readinessPath, ready, usual, ask, rest });
  } finally {
    await resume();
  }
  const pausedMs = Math.round(performance.now() - began);
  const recoveredMs = await untilReady(() => ask(readinessPath), rest);
  return {
    ...{ dependency, pausedMs, ...seen, ended: !(await isAlive()) },
    ...(recoveredMs === undefined ? {} : { recoveredMs }),
  };
}

async function askMeanwhile({
  readinessPath,
  ready,
  usual,
  ask,
  rest,
}: Pick<LossOptions, 'readinessPath' | 'ask' | 'rest'> & { ready: number; usual: ReadonlyMap<string, number> }) {
  const routes = new Map(
    [...usual].map(([path, before]): [string, Answers] => [path, { path, before, during: before }]),
  );
  for (const deadline = performance.now() + NOTICES_MS; ; await rest(EVERY_MS)) {
    const asked = [...routes.keys()].map(async (path) => [path, await ask(path)] as const);
    const [during, answers] = await Promise.all([ask(readinessPath), Promise.all(asked)]);
    for (const [path, status] of answers) {
      const known = routes.get(path);
      if (known !== undefined) routes.set(path, worse(known, status));
    }
    const readiness = { path: readinessPath, before: ready, ...(during === undefined ? {} : { during }) };
    if (!isYes(during) || performance.now() >= deadline) return { readiness, routes: [...routes.values()] };
  }
}

/** No answer is the worst. */
function worse({ during, ...rest }: Answers, status: number | undefined): Answers {
  return during === undefined || status === undefined ? rest : { ...rest, during: Math.max(during, status) };
}

async function untilReady(
  ask: () => Promise<number | undefined>,
  rest: LossOptions['rest'],
): Promise<number | undefined> {
  const began = performance.now();
  while (performance.now() - began < RECOVERS_MS) {
    if (isYes(await ask())) return Math.round(performance.now() - began);
    await rest(EVERY_MS);
  }
  return undefined;
}

function isYes(status: number | undefined): status is number {
  return status !== undefined && status >= 200 && status < 300;
}
