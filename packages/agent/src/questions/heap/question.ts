import { readStatus } from '../../proc/container.ts';
import { linkOf } from '../../proc/process-table.ts';
import { holdsSocket, listensOn, readListeners } from '../../proc/read-sockets.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';
import { chooseMain } from './choose-main.ts';
import { askHeapLimit, findInspector, INSPECTOR_PORT, requireClient } from './inspector.ts';

const SIGUSR1 = 10;

/** Asks the running Node process through its own inspector, which SIGUSR1 opens on loopback, and closes it again. */
export default async function heap(tested: Tested): Promise<AnswerTo<typeof answer>> {
  const pid = findNode(tested);
  if (pid === undefined) return undefined;
  const status = readStatus(pid);
  const number = status?.pids.at(-1) ?? pid;
  // Without Node's own handler, SIGUSR1 would end the process.
  if (status?.catches(SIGUSR1) !== true) throw new Error(`process ${number} does not take SIGUSR1 (--disable-sigusr1)`);
  // Before the signal: nobody could close an inspector that is open and can't be spoken to.
  const client = requireClient();
  process.kill(pid, 'SIGUSR1');
  // Others may share the network namespace, and have an inspector of their own there.
  const url = await findInspector(() => listensOn(pid, INSPECTOR_PORT));
  if (url === undefined) throw new Error(`process ${number} opened no inspector on SIGUSR1`);
  return { pid: number, limitBytes: await askHeapLimit(client, url) };
}

function findNode(tested: Tested): number | undefined {
  const { main, pids } = tested.processes();
  const listening = new Set(readListeners(main).map(({ link }) => link));
  return chooseMain(
    pids.map((pid) => ({
      ...{ pid, node: isNode(pid), listens: holdsSocket(pid, listening) },
      residentKb: readStatus(pid)?.residentKb ?? 0,
    })),
  );
}

/** A container of another architecture or a program that was renamed still links to the file that runs. */
function isNode(pid: number): boolean {
  return /\/(node|nodejs)( \(deleted\))?$/.test(linkOf(`${pid}/exe`) ?? '');
}
