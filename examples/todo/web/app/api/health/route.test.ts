import { expect, test } from 'vitest';
import { GET } from './route';

test('liveness is answered without asking anyone, and never from a cache', async () => {
  const response = GET();
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  expect(response.headers.get('cache-control')).toBe('no-store');
});
