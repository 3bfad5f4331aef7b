import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './sensitive-host-mount.ts';

const check = kept(declared);

const settings = {
  ...{ source: '/srv/shop/nginx.conf', destination: '/etc/nginx/nginx.conf', writable: false, propagation: 'rprivate' },
  ...{ through: 'bind' as const, ofProject: true },
};
const root = { ...settings, source: '/', destination: '/host', through: 'volume' as const, ofProject: false };

test("passes for the project's own files and shows them", () => {
  expect(check.judge({ hostMounts: [settings] }, subject())).toMatchObject({
    ...{ outcome: 'pass', message: '1 mount of the host, none of its system, its users or its engine.' },
    seen: ['/srv/shop/nginx.conf → /etc/nginx/nginx.conf (ro)'],
  });
});

test("fails for the host's root, also read-only and as a volume", () => {
  expect(check.judge({ hostMounts: [settings, root] }, subject())).toMatchObject({
    ...{ outcome: 'fail', measures: [{ value: 1, budget: 0, unit: 'mounts' }] },
    seen: ['/ → /host (ro, as a volume): a folder of the host system'],
  });
});
