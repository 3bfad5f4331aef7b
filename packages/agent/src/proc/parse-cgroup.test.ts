import { expect, test } from 'vitest';
import { isInContainer } from './parse-cgroup.ts';

const ID = 'd1ce'.repeat(16);
const OTHER = 'beef'.repeat(16);

test.each([
  ['version 1', `9:name=systemd:/docker/${ID}\n4:memory:/docker/${ID}\n0::/\n`],
  ['version 2, cgroupfs', `0::/docker/${ID}\n`],
  ['version 2, systemd', `0::/system.slice/docker-${ID}.scope\n`],
  ['a group below the container', `0::/system.slice/docker-${ID}.scope/init\n`],
  ['seen from a group of its own', `0::/../${ID}\n`],
  ['a parent group with a colon', `0::/fleet:7/${ID}\n`],
])('%s', (_, text) => {
  expect(isInContainer(text, ID)).toBe(true);
  expect(isInContainer(text, OTHER)).toBe(false);
});

test.each([
  '',
  '\n',
  '0::/\n',
  `0::/docker/${OTHER}\n`,
  `0::/docker/x${ID}\n`,
  `0:${ID}:/\n`,
  `0:/${ID}:/\n`,
  `0:a/${ID}/b:/\n`,
  `0::/a/${ID.slice(0, 32)}:${ID.slice(32)}\n`,
])('%j is outside', (text) => expect(isInContainer(text, ID)).toBe(false));
