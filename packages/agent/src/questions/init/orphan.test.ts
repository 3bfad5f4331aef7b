import { expect, test } from 'vitest';
import { judgeOrphan } from './orphan.ts';

test.each([
  ['gone', undefined, 'collected'],
  ['still running', { state: 'S', parentPid: 77 }, undefined],
  ['left by PID 1', { state: 'Z', parentPid: 1 }, 'zombie'],
  ['taken by a subreaper', { state: 'Z', parentPid: 77 }, { adoptedBy: 77 }],
])('an orphan that is %s', (_, status, expected) => expect(judgeOrphan(status)).toEqual(expected));
