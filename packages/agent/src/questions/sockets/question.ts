import { statSync } from 'node:fs';
import { readProc } from '../../proc/process-table.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';
import { askEngine } from './ask-engine.ts';
import { type SocketPlace, socketPlaces } from './socket-places.ts';

type Socket = AnswerTo<typeof answer>['sockets'][number];

/** A name tells nothing of what a socket is: only what is one counts, and who listens there is asked. */
export default async function sockets(tested: Tested): Promise<AnswerTo<typeof answer>> {
  const { main } = tested.processes();
  const table = readProc(`${main}/mountinfo`);
  if (table === undefined) throw new Error('its mounts cannot be read');
  const found = await Promise.all(socketPlaces(table).map((place) => lookAt(`/proc/${main}/root`, place)));
  return { sockets: found.flatMap((socket) => socket ?? []) };
}

/** `root`: the tested container's files, as its main process sees them. */
async function lookAt(root: string, { path, origin }: SocketPlace): Promise<Socket | undefined> {
  const status = statOf(root + path);
  if (status === undefined || !status.isSocket()) return undefined;
  const engine = await askEngine(root + path);
  return { path, origin, group: status.gid, ...(engine === undefined ? {} : { engine }) };
}

/** `undefined` for what is not there, or may not be looked at. */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
