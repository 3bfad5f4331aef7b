import { expect, test } from 'vitest';
import { parseStepName } from './step-name.ts';

test.each([
  ['[builder 2/7] RUN npm ci', ['web'], { stage: 'builder', position: '2/7', name: 'RUN npm ci', cacheable: true }],
  ['[web 1/2] COPY a b', ['web'], { stage: 'web', position: '1/2', name: 'COPY a b', cacheable: true }],
  ['[web 1/2] COPY a b', ['web', 'api'], { target: 'web', position: '1/2', name: 'COPY a b', cacheable: true }],
  [
    '[web web 2/2] WORKDIR /x',
    ['web', 'api'],
    { target: 'web', stage: 'web', position: '2/2', name: 'WORKDIR /x', cacheable: true },
  ],
  [
    '[api linux/arm64 stage-1 3/9] ADD x y',
    ['web', 'api'],
    { target: 'api', platform: 'linux/arm64', stage: 'stage-1', position: '3/9', name: 'ADD x y', cacheable: true },
  ],
  [
    '[linux/amd64 1/4] FROM docker.io/library/a:1',
    ['web'],
    { platform: 'linux/amd64', position: '1/4', name: 'FROM docker.io/library/a:1', cacheable: false },
  ],
  ['[internal] load build context', ['web'], { name: 'load build context', cacheable: false }],
  [
    '[web internal] load .dockerignore',
    ['web', 'api'],
    { target: 'web', name: 'load .dockerignore', cacheable: false },
  ],
  ['[context node:22-slim] base:4', ['web'], { name: 'base:4', cacheable: false }],
  ['[web] exporting to image', ['web', 'api'], { target: 'web', name: 'exporting to image', cacheable: false }],
  ['exporting to image', ['web'], { name: 'exporting to image', cacheable: false }],
])('%s', (name, targets, expected) => {
  expect(parseStepName(name, targets)).toEqual(expected);
});

test.each([
  ...['[internal] load build definition from Dockerfile', '[internal] load .dockerignore', 'exporting to image'],
  ...[
    '[web internal] load metadata for docker.io/library/node:22',
    '[auth] library/node:pull token',
    'resolve image config',
  ],
  ...[
    '[web 1/4] FROM docker.io/library/node:22',
    '[web 2/4] ENV A=1',
    '[context foundation] load metadata',
    'importing cache',
  ],
])('%s is nothing that a cache could save', (name) =>
  expect(parseStepName(name, ['web', 'api']).cacheable).toBe(false),
);
