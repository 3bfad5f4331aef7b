import { type ContainerProcess, describeProcesses } from '../../proc/container.ts';
import { createSightings } from '../../watch/sightings.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

export default function processes(tested: Tested): AnswerTo<typeof answer> {
  return listed(describeProcesses(tested.processes()));
}

/** By their pids. Throws where there are more with rights of their own than can be told. */
export function listed(described: ReadonlyMap<number, ContainerProcess>): AnswerTo<typeof answer> {
  // For its bounds: a container may have any number of processes.
  const sightings = createSightings();
  sightings.add(new Map([...described].map(([pid, process]) => [String(pid), process])), 0);
  const { seen = [], unlisted = 0 } = sightings.result() ?? {};
  if (unlisted > 0) throw new Error(`${unlisted} processes with rights of their own are more than can be judged`);
  return seen.map(({ firstMs: _, lastMs: __, ...process }) => process);
}
