import { setTimeout as pause } from 'node:timers/promises';
import { machinePressureSchema } from '@seaworthy/core/model';
import { expect, test } from 'vitest';
import { measureMachine } from './measure-machine.ts';

const measure = async (meanwhile: () => Promise<void>) => {
  const meter = await measureMachine(async () => []);
  await meanwhile();
  return machinePressureSchema.parse(await meter.stop());
};

test('what stands in the way of a timer and of a small piece of work is seen', async () => {
  const pressure = await measure(async () => {
    for (const until = performance.now() + 700; performance.now() < until; ) {
      // Everything that this process has to do waits for this.
      for (const blocked = performance.now() + 230; performance.now() < blocked; );
      await pause(1);
    }
  });
  expect(pressure.measuredMs).toBeGreaterThanOrEqual(700);
  expect(pressure.lateMs).toBeGreaterThan(50);
  expect(pressure.slowdown).toBeGreaterThanOrEqual(1);
  expect(pressure.dragged).toBeGreaterThanOrEqual(1);
  // This process itself is one of them, where the kernel tells.
  if (process.platform === 'linux') expect(pressure.queued).toBeGreaterThan(0);
});
