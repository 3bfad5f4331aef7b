import { isBusy, machinePressureSchema } from '@seaworthy/core/model';
import { expect, test } from 'vitest';
import { measureMachine } from './measure-machine.ts';

test('what stands in the way of a timer and of a small piece of work is seen', async () => {
  const meter = await measureMachine();
  for (const until = performance.now() + 700; performance.now() < until; ) {
    // Everything that this process has to do waits for this.
    for (const blocked = performance.now() + 230; performance.now() < blocked; );
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const pressure = machinePressureSchema.parse(await meter.stop());
  expect(pressure.measuredMs).toBeGreaterThanOrEqual(700);
  expect(pressure.lateMs).toBeGreaterThan(50);
  expect(pressure.slowdown).toBeGreaterThanOrEqual(1);
  expect(isBusy(pressure)).toBe(true);
});
