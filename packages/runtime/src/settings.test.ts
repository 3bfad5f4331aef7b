import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const read = (env: Record<string, string>) => readSettings(env, { inContainer: true });
/** How long orchestrators wait by default from SIGTERM to SIGKILL, those that say so; compose gets 30 from what is generated. */
const GRACE_MS = 30_000;

test.each([
  ['compose and Swarm', {}, 3],
  ['Kubernetes', { KUBERNETES_SERVICE_HOST: '10.0.0.1' }, 10],
  ['Amazon ECS', { ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/a' }, 10],
])('%s: the window fits into the deadline, and the deadline into the grace period', (_, env, seconds) => {
  const { drainMs, shutdownMs, problems } = read(env);
  expect({ drainMs, problems }).toEqual({ drainMs: seconds * 1000, problems: [] });
  expect(drainMs).toBeLessThan(shutdownMs);
  expect(shutdownMs).toBeLessThan(GRACE_MS);
});

test.each([
  ['1', undefined, 800],
  ['10', '9', 8000],
  ['25', '60', 20_000],
  ['0.5', '0', 0],
])(
  'a deadline of %s s and a window of %s s leave time for what is in flight at its end',
  (deadline, window, drainMs) => {
    const settings = read({
      SEAWORTHY_SHUTDOWN_SECONDS: deadline,
      ...(window === undefined ? {} : { SEAWORTHY_DRAIN_SECONDS: window }),
    });
    expect(settings.drainMs).toBe(drainMs);
    expect(settings.drainMs).toBeLessThan(settings.shutdownMs);
  },
);
