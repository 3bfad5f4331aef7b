import { expect, test } from 'vitest';
import { checks } from './checks.gen.ts';
import type { Check } from './define-check.ts';

/** What others build on: ids and severities are promises, titles and settings stand in reports. A change has to be seen in a diff. */
test('every check declares what it declared before', async () => {
  const declared = (Object.values(checks) as unknown as Check[]).map(({ judge: _, ...data }) => data);
  await expect(`${JSON.stringify(declared, undefined, 2)}\n`).toMatchFileSnapshot('./declared.txt');
});
