import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './shared-mount-propagation.ts';

const check = kept(declared);

function judge(propagation: string) {
  const mount = {
    source: '/srv/quay',
    destination: '/quay',
    writable: true,
    through: 'bind' as const,
    ofProject: false,
  };
  return check.judge({ hostMounts: [{ ...mount, propagation }] }, subject());
}

test.each(['', 'private', 'rprivate', 'slave', 'rslave'])('passes for "%s"', (propagation) => {
  expect(judge(propagation)).toMatchObject({ outcome: 'pass', measures: [{ value: 0, budget: 0, unit: 'mounts' }] });
});

test.each(['shared', 'rshared'])('fails for %s', (propagation) => {
  expect(judge(propagation)).toMatchObject({ outcome: 'fail', seen: [`/srv/quay → /quay: ${propagation}`] });
});
