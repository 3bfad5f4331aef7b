import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type Freeze, freezeProgram, parseFreeze } from '@seaworthy/agent';
import { type Engine, followDocker, inspectContainer } from '@seaworthy/engine';
import { type AgentImage, agentContainer, explainEnd } from './agent-container.ts';
import { reasonOf } from './observation.ts';
import { runAgent, targetOf } from './run-agent.ts';

const READY_MS = 20_000;
const ENDS_MS = 15_000;
const LABELS = ['dev.seaworthy=prove'];

/** What was done while a container stood still, or why it did not stand still until that was over. */
export type Frozen<Result> = { result: Result; processes: number } | { reason: string };

/**
 * Does something while every process of a container is stopped; what enters the container runs. They go on afterwards
 * whatever happens: the agent lets them when its input ends, which it does with this process too, and where it could not say
 * that it did, another one does it. Throws what `work` throws.
 */
export async function whileFrozen<Result>(
  engine: Engine,
  image: AgentImage,
  container: string,
  work: () => Promise<Result>,
): Promise<Frozen<Result>> {
  const inspection = await inspectContainer(engine, container);
  if (inspection?.State.Running !== true) return { reason: 'the container does not run' };
  const program = freezeProgram(targetOf(inspection, 'beside'));
  const agent = agentContainer(image, program, { view: 'beside', labels: LABELS, interactive: true });
  const held = startAgent(engine, agent.args);
  try {
    const frozen = await Promise.race([held.frozen, setTimeout(READY_MS, false, { ref: false })]);
    const result = frozen ? await work() : undefined;
    const end = await endOf(held, agent.name);
    if ('reason' in end) return end;
    if (result === undefined || end.ended !== 'told') return { reason: 'the agent did not hold it still long enough' };
    if (!end.throughout) return { reason: 'a process of the container went on by itself meanwhile' };
    return { result, processes: end.processes };
  } finally {
    const end = await endOf(held, agent.name);
    if ('reason' in end) {
      await engine.docker(['rm', '--force', agent.name], { reject: false });
      await runAgent(engine, image, container, ['resume'], { labels: LABELS });
    }
  }

  /** Lets it go on, and says what came of it. */
  async function endOf({ input, ended }: typeof held, name: string): Promise<Freeze> {
    input.end();
    const freeze = await Promise.race([ended, setTimeout(ENDS_MS, undefined, { ref: false })]);
    return freeze ?? { reason: `the agent ${name} did not end` };
  }
}

/** No signal ends it: it would leave what it stopped as it is. */
function startAgent(engine: Engine, args: readonly string[]) {
  const input = new PassThrough();
  const lines: string[] = [];
  const errors: string[] = [];
  let standsStill: (frozen: boolean) => void = () => undefined;
  const frozen = new Promise<boolean>((resolve) => {
    standsStill = resolve;
  });
  const ended = followDocker(engine, args, {
    input,
    onStdout: (line) => (line === 'frozen' ? standsStill(true) : lines.push(line)),
    onStderr: (line) => errors.push(line),
  })
    .then(
      ({ exitCode }): Freeze =>
        parseFreeze(lines.join('\n')) ?? { reason: explainEnd('beside', { exitCode, stderr: errors.join('\n') }) },
    )
    .catch((error): Freeze => ({ reason: reasonOf(error) }))
    .finally(() => standsStill(false));
  return { input, frozen, ended };
}
