import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { parseWatch, type WatchedContainer, watchProgram } from '@seaworthy/agent';
import type { Observation } from '@seaworthy/core/model';
import { type Engine, followDocker, inspectContainer } from '@seaworthy/engine';
import { type AgentImage, agentContainer, explainEnd } from './agent-container.ts';
import { notObserved, observed, reasonOf, whenObserved } from './observation.ts';
import { targetOf } from './run-agent.ts';

/** Looks at the processes of several containers all the time. Disposing of it ends it. */
export interface ContainerWatch extends AsyncDisposable {
  /** Watches another container from now on. Never rejects: one that can't be found is not seen. */
  add(container: string): Promise<void>;
  /** Ends the watch for all containers, and says what was seen of one; `undefined`: it never was. */
  seenOf(container: string): Promise<Observation<WatchedContainer | undefined>>;
}

const READY_MS = 15_000;
const ENDS_MS = 15_000;

/**
 * Starts a watch; `undefined` where the engine does not let it look from outside the containers. It ends with this process,
 * however that ends, because its input does.
 */
export async function startWatch(
  engine: Engine,
  image: AgentImage,
  { labels, signal }: { labels: readonly string[]; signal: AbortSignal },
): Promise<ContainerWatch | undefined> {
  const { name, args } = agentContainer(image, watchProgram(), { view: 'beside', labels, interactive: true });
  const input = new PassThrough();
  const lines: string[] = [];
  const errors: string[] = [];
  let ended: Promise<{ exitCode: number }> | undefined;
  const ready = new Promise<boolean>((resolve) => {
    ended = followDocker(engine, args, {
      ...{ input, signal },
      onStdout: (line) => (line === 'ready' ? resolve(true) : lines.push(line)),
      onStderr: (line) => errors.push(line),
    })
      .catch(() => ({ exitCode: 1 }))
      .finally(() => resolve(false));
  });
  const remove = () => engine.docker(['rm', '--force', name], { reject: false });
  const started = await Promise.race([ready, setTimeout(READY_MS, false, { ref: false })]);
  signal.throwIfAborted();
  if (!started) {
    input.end();
    await remove();
    return undefined;
  }

  const finish = async (): Promise<Observation<Record<string, WatchedContainer>>> => {
    input.end();
    const end = await Promise.race([ended, setTimeout(ENDS_MS, undefined, { ref: false })]);
    if (end === undefined) await remove();
    const seen = parseWatch(lines.join('\n'));
    if (seen !== undefined) return observed('read again and again while it ran, by a container beside it', seen);
    const reason = end === undefined ? 'it did not end' : explainEnd('beside', { ...end, stderr: errors.join('\n') });
    return notObserved(`The processes could not be watched to the end: ${reason}.`);
  };
  let finished: ReturnType<typeof finish> | undefined;
  const finishOnce = () => {
    finished ??= finish().catch((error) => notObserved(`What was watched could not be read: ${reasonOf(error)}.`));
    return finished;
  };
  return {
    async add(container) {
      const inspection = await inspectContainer(engine, container).catch(() => undefined);
      if (inspection?.State.Running === true) input.write(`${JSON.stringify(targetOf(inspection, 'beside'))}\n`);
    },
    async seenOf(container) {
      return whenObserved(finishOnce(), (all, by) => observed(by, all[container]));
    },
    async [Symbol.asyncDispose]() {
      await finishOnce();
    },
  };
}
