import { readdirSync, readlinkSync } from 'node:fs';
import { readListeners } from '../../proc/read-listeners.ts';
import { readProcesses, readStatus } from '../../proc/read-processes.ts';
import type { AnswerTo } from '../define-answer.ts';
import type answer from './answer.ts';
import { askHeapLimit, findInspector, requireClient } from './inspector.ts';

const SIGUSR1 = 10;

/** Asks the running Node process through its own inspector, which SIGUSR1 opens on loopback, and closes it again. */
export default async function heap(): Promise<AnswerTo<typeof answer>> {
  const pid = chooseProcess();
  if (pid === undefined) return undefined;
  // Without Node's own handler, SIGUSR1 would end the process.
  if (readStatus(pid)?.catches(SIGUSR1) !== true)
    throw new Error(`process ${pid} does not take SIGUSR1 (--disable-sigusr1)`);
  // Before the signal: nobody could close an inspector that is open and can't be spoken to.
  const client = requireClient();
  process.kill(pid, 'SIGUSR1');
  const url = await findInspector();
  if (url === undefined) throw new Error(`process ${pid} opened no inspector on SIGUSR1`);
  return { pid, limitBytes: await askHeapLimit(client, url) };
}

/** Of several Node processes the one that listens; of several of those the largest. */
function chooseProcess(): number | undefined {
  const listening = new Set(readListeners().map(({ link }) => link));
  const rank = (pid: number) => (holdsSocket(pid, listening) ? 2 ** 40 : 0) + (readStatus(pid)?.residentKb ?? 0);
  return readProcesses()
    .map(({ pid }) => pid)
    .filter(isNode)
    .sort((a, b) => rank(b) - rank(a))[0];
}

/** A container of another architecture or a program that was renamed still links to the file that runs. */
function isNode(pid: number): boolean {
  return /\/(node|nodejs)( \(deleted\))?$/.test(linkOf(`/proc/${pid}/exe`) ?? '');
}

function holdsSocket(pid: number, inodes: ReadonlySet<string>): boolean {
  return filesOf(pid).some((file) => inodes.has(linkOf(`/proc/${pid}/fd/${file}`) ?? ''));
}

// Processes and their files come and go while they are looked at: what is gone holds nothing.
function filesOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`);
  } catch {
    return [];
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
