import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgressEvent } from '@seaworthy/core/model';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { execa } from 'execa';
import { afterAll, expect, test } from 'vitest';
import { watchProof } from '../src/index.ts';

const image = `seaworthy-watch-${process.pid}:1`;
afterAll(() => execa('docker', ['image', 'rm', '--force', image], { reject: false }));

test('a tag that is given to a new image is proven again, and by new budgets it is only judged again', async () => {
  await using folder = await makeTemporaryFolder({
    Dockerfile: 'FROM scratch\nCOPY cargo /\n',
    'budgets.yaml': 'imageUnpackedMb: 1\n',
  });
  const build = async (bytes: number) => {
    await writeFile(join(folder.path, 'cargo'), Buffer.alloc(bytes, 7));
    await execa('docker', ['build', '--quiet', '--tag', image, folder.path]);
  };
  await build(300_000);
  const controller = new AbortController();
  const events: ProgressEvent[] = [];
  const proofs = watchProof({
    ...{ directory: folder.path, subject: image, only: ['oversized-image'], budget: 'budgets.yaml', everyMs: 200 },
    ...{ signal: controller.signal, onEvent: (event) => events.push(event) },
  });
  const next = async () => {
    events.length = 0;
    const { value } = await proofs.next();
    const { outcome, measures } = value.report.verdicts.find(({ check }) => check === 'oversized-image') ?? {};
    return { outcome, unpacked: measures?.[1]?.value, looked: events.some(({ type }) => type === 'task.started') };
  };
  expect(await next()).toEqual({ outcome: 'pass', unpacked: 0.3, looked: true });

  const proven = next();
  await build(1_200_000);
  expect(await proven).toEqual({ outcome: 'fail', unpacked: 1.2, looked: true });

  await writeFile(join(folder.path, 'budgets.yaml'), 'imageUnpackedMb: 2\n');
  expect(await next()).toEqual({ outcome: 'pass', unpacked: 1.2, looked: false });

  const waiting = proofs.next();
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow();
});
