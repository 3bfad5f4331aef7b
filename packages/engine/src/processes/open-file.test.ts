import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test, vi } from 'vitest';
import { openFile } from './open-file.ts';

const opener = (exitCode: number) => `#!/bin/sh\nprintf '%s' "$1" > "$(dirname "$0")/opened"\nexit ${exitCode}\n`;
const environment = (folder: string) => ({ PATH: `${folder}:/usr/bin:/bin`, DISPLAY: ':7' });
const onLinux = test.runIf(process.platform === 'linux');

onLinux('the desktop gets the path as one argument, whatever is in it', async () => {
  await using folder = await makeTemporaryFolder({ 'xdg-open': opener(0) });
  await chmod(join(folder.path, 'xdg-open'), 0o755);
  const path = join(folder.path, 'a $(touch b) "c" report.html');
  expect(await openFile(path, environment(folder.path))).toBe(true);
  await vi.waitFor(async () => expect(await readFile(join(folder.path, 'opened'), 'utf8')).toBe(path));
});

onLinux('what can not be opened is said so', async () => {
  await using folder = await makeTemporaryFolder({ 'xdg-open': opener(3) });
  await chmod(join(folder.path, 'xdg-open'), 0o755);
  expect(await openFile('report.html', environment(folder.path))).toBe(false);
  expect(await openFile('report.html', { PATH: folder.path })).toBe(false);
  expect(await openFile('report.html', { PATH: '/nonexistent', DISPLAY: ':7' })).toBe(false);
});
