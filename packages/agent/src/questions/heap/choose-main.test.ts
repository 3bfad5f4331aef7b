import { expect, test } from 'vitest';
import { type Candidate, chooseMain } from './choose-main.ts';

const candidate = (pid: number, changes: Partial<Candidate> = {}): Candidate => ({
  ...{ pid, node: true, listens: false, residentKb: 40_000, ...changes },
});
const listening = { listens: true };

test.each<[string, Candidate[], number | undefined]>([
  ['a package manager in front', [candidate(1, { residentKb: 90_000 }), candidate(18, listening)], 18],
  ['what is no Node, although it listens', [candidate(3, { node: false, ...listening }), candidate(7)], 7],
  ['a worker that is larger', [candidate(7, listening), candidate(9, { residentKb: 500_000 })], 7],
  ['two that listen', [candidate(7, listening), candidate(9, { ...listening, residentKb: 41_000 })], 9],
  ['none that listens', [candidate(7), candidate(9, { residentKb: 41_000 })], 9],
  ['two alike', [candidate(9), candidate(7)], 7],
  ['no Node at all', [candidate(7, { node: false })], undefined],
])('%s', (_, candidates, pid) => expect(chooseMain(candidates)).toBe(pid));
