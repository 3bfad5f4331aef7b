import { fileURLToPath } from 'node:url';
import { judge } from '@seaworthy/checks';
import { type Engine, findSubstitution, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { beforeAll, expect, test } from 'vitest';
import { prove } from './prove.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const server = fileURLToPath(new URL('../../../../fixtures/images/server/', import.meta.url));
let engine: Engine;
let substitutions: Substitution[];

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await substituteBaseImages(engine, [NODE]);
});

/** What a file may do to hide what it opens: each service is one way, and none of them changes what the check says. */
const SMUGGLERS = `
name: smugglers
x-ship: &ship { build: ${server}, expose: ['3000'], x-seaworthy: { readiness: /health } }
services:
  folder: { <<: *ship, volumes: ['/run:/srv/hold:ro'] }
  volume: { <<: *ship, volumes: ['hold:/srv/hold:ro'] }
  datastore: { build: ${server}, environment: { PORT: '5432' }, expose: ['5432'], volumes: ['/var/run:/srv/hold'] }
  network: { <<: *ship, networks: [open] }
volumes:
  hold: { driver_opts: { type: none, o: bind, device: / } }
networks:
  open: { name: host, external: true }
`;

test('what is opened under another name, or is not opened by the run, is judged as what it is', async () => {
  await using folder = await makeTemporaryFolder({ 'compose.yaml': SMUGGLERS });
  const { evidence } = await prove(engine, {
    target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
    substitutions,
    findAgent: async () => ({
      reference: findSubstitution(substitutions, NODE)?.substitute ?? NODE,
      node: '/nodejs/bin/node',
    }),
    only: ['isolation', 'hostMounts', 'engineSockets'],
    onEvent: () => undefined,
  });
  const failed = judge(evidence).filter(({ outcome }) => outcome === 'fail');
  const seen = Object.fromEntries(failed.map(({ service, check, seen }) => [`${service}: ${check}`, seen.join('\n')]));
  expect(seen).toMatchObject({
    'folder: engine-socket': expect.stringMatching(/^\/srv\/hold\/docker\.sock is \/run\/docker\.sock, group \d+$/m),
    'folder: sensitive-host-mount': expect.stringContaining('/run → /srv/hold (ro)'),
    'volume: sensitive-host-mount': expect.stringContaining('/ → /srv/hold (ro, as a volume)'),
    'datastore: engine-socket': expect.stringContaining('/srv/hold/docker.sock'),
    'datastore: sensitive-host-mount': expect.stringContaining('/var/run → /srv/hold (rw)'),
    'network: host-namespace': expect.stringContaining('network:'),
  });
  expect(Object.keys(seen).filter((key) => key.startsWith('network: '))).toEqual(['network: host-namespace']);
});
