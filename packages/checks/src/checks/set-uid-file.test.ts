import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './set-uid-file.ts';

const check = kept(declared);

const imageFiles = {
  ...{ files: 71, unpackedBytes: 7, transferredBytes: 5, layers: [] },
  ...{ shells: [], packageManagers: [], setuid: [], secretFiles: [] },
};

const setuid = ['/usr/bin/mount', '/usr/bin/su'];
const process = { pid: 7, command: 'serve', noNewPrivileges: false };
const judge = (
  files: readonly string[],
  processes: readonly object[] = [process],
  more: Parameters<typeof subject>[0] = {},
) => check.judge({ imageFiles: { ...imageFiles, setuid: [...files] }, processes: processes as never }, subject(more));
const bound = { ...process, noNewPrivileges: true };

test('passes without one', () => {
  expect(judge([])).toMatchObject({ outcome: 'pass', message: 'None among 71 files.' });
});

test('fails and names them', () => {
  expect(judge(setuid)).toMatchObject({
    ...{ outcome: 'fail', seen: setuid, measures: [{ value: 2, budget: 0, unit: 'files' }] },
  });
});

test('passes where the kernel ignores the bits for every process, and names them', () => {
  expect(judge(setuid, [bound])).toMatchObject({ outcome: 'pass', seen: setuid });
  expect(judge(setuid, [bound, process])).toMatchObject({ outcome: 'fail' });
  expect(judge(setuid, [])).toMatchObject({ outcome: 'fail' });
});

test('what the proof itself has set for a bare image is no merit of the image', () => {
  expect(judge(setuid, [bound], { run: { flags: [], refused: [] } as never })).toMatchObject({ outcome: 'fail' });
});
