import { expect, test } from 'vitest';
import { bakeArguments } from './bake-arguments.ts';
import { parseBuildxVersion } from './buildx-version.ts';

const target = { dockerfile: 'Dockerfile', source: '' };

test('substitutes base images, brings authorities and exports what has a name', () => {
  const args = bakeArguments({
    directory: '/srv/harbour',
    bakeFile: 'harbour.hcl',
    targets: ['shop', 'shop-test'],
    definition: [
      { ...target, name: 'shop', tags: ['harbour-shop:1'] },
      { ...target, name: 'shop-test', tags: [] },
    ],
    substitutions: [{ reference: 'node:24-trixie-slim', substitute: 'local/node:24' }],
    authorities: '/tmp/authorities',
    noCache: true,
    progress: 'rawjson',
    entitlements: true,
  });
  expect(args).toEqual([
    ...['buildx', 'bake', '--file', 'harbour.hcl', '--progress=rawjson', '--provenance=false'],
    ...['--set', 'shop.output=type=docker', '--set', 'shop-test.output=type=cacheonly', '--no-cache'],
    ...['--set', '*.contexts.node:24-trixie-slim=docker-image://local/node:24', '--allow=fs.read=/tmp/authorities'],
    ...['--set', '*.contexts.ca=/tmp/authorities', 'shop', 'shop-test'],
  ]);
});

test.each([
  ['github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3', '0.13.1+ds1', true, false],
  ['github.com/docker/buildx v0.12.0 542e5d8', 'v0.12.0', false, false],
  ['github.com/docker/buildx v0.29.1-desktop.1 abc', 'v0.29.1-desktop.1', true, true],
  ['github.com/docker/buildx main abc', 'github.com/docker/buildx main abc', true, true],
])('%s', (text, version, rawJson, entitlements) => {
  expect(parseBuildxVersion(text)).toEqual({ version, rawJson, entitlements });
});
