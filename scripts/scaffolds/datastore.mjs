import { placeholder } from '../placeholder.mjs';

const folder = 'packages/core/src/datastores';

/** One without a service (no `container.ts`, no `wiring.ts`) is known and refused by its name. */
export const kind = {
  folder,
  entry: '*/container.ts',
  companions: (id) => ['datastore.ts', 'wiring.ts'].map((file) => `${folder}/${id}/${file}`),
};

export function filesFor(id) {
  const own = `${folder}/${id}`;
  const word = id.toUpperCase().replaceAll('-', '_');
  return {
    [`${own}/datastore.ts`]: datastore(id, word),
    [`${own}/wiring.ts`]: `import type { DatastoreWiring } from '../define-datastore.ts';

export const wiring: DatastoreWiring = {
  parts: { username: () => '${placeholder('whom the password is for')}', database: () => '${placeholder('its name')}' },
  url: ({ name }, { given, scheme, password }) => [
    { text: \`\${given?.scheme ?? scheme ?? '${placeholder('of its connection strings')}'}://\` },
    ...(password === undefined ? [] : [{ text: ':' }, ...password, { text: '@' }]),
    { address: name },
    { text: ':' },
    { port: name },
  ],
};
`,
    [`${own}/container.ts`]: `import type { DatastoreContainer } from '../define-datastore.ts';

export const container: DatastoreContainer = {
  user: { uid: 999, gid: 999 },
  dataPath: '${placeholder('the folder of its data in the official image')}',
  temporaryPaths: { '/tmp': 16 },
  // ${placeholder('what it does on it')}
  stopSignal: 'SIGTERM',
  stopGraceSeconds: 30,
  // It must not be answered by a server that only initialises the data.
  healthCheck: ({ port }) => ['${placeholder('a client of the image that asks for a sign of life')}', String(port)],
  environment: () => ({}),
  secrets: { password: { variable: '${word}_PASSWORD', fileVariable: '${word}_PASSWORD_FILE' } },
  test: { environment: {}, asksFor: ['password'] },
};
`,
    [`${own}/datastore.test.ts`]: `import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

test('is recognised by its client, and wired', async () => {
  const files = {
    'crane/package.json': JSON.stringify({
      dependencies: { express: '^5.0.0', '${placeholder('a client')}': '^1.0.0' },
      scripts: { start: 'node lift.js' },
    }),
    'crane/package-lock.json': '{}',
    'crane/lift.js': "require('express')().listen(process.env.PORT ?? 6161); connect(process.env.${word}_URL);",
  };
  const plan = planFacts(await detectFacts(memoryRepository(files)));
  expect(plan.datastores.map(({ name }) => name)).toEqual(['${id}']);
  expect(plan.services[0]?.environment.find(({ name }) => name === '${word}_URL')?.value).toEqual([
    { text: '${placeholder('the connection string, part by part')}' },
  ]);
});
`,
  };
}

function datastore(id, word) {
  return `import { defineDatastore } from '../define-datastore.ts';
import { container } from './container.ts';
import { wiring } from './wiring.ts';

export default defineDatastore({
  id: '${id}',
  name: '${placeholder('its name')}',
  recognition: {
    clients: { node: ['${placeholder('packages that talk to nothing else')}'], python: [] },
    urlSchemes: ['${placeholder('of its connection strings')}'],
    words: ['${word}'],
    sharedWords: [],
    images: ['${placeholder('ends of repository names')}'],
    ports: [],
  },
  service: {
    image: '${placeholder('the official image, without its tag')}',
    port: 0,
    defaultVersion: '${placeholder('its major version')}',
    resources: { memoryMb: 512, memoryReservationMb: 512, cpus: 1, cpuReservation: 0.25, pids: 256 },
    resourcesBecause: '${placeholder('MiB. What that is enough for')}',
    budgets: { imageTransferredMb: 250, imageUnpackedMb: 700, startSeconds: 30, shutdownSeconds: 30 },
    settings: {},
    wiring,
    container,
  },
});
`;
}
