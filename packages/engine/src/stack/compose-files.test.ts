// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax of compose
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComposeConfig } from '../compose/compose-config.ts';
import { findMissingVariables, findUnsetVariables, requireVariables } from '../compose/required-variables.ts';
import { requireConfiguration } from './missing-configuration.ts';
import { renderOverride } from './override-file.ts';
import { findMissingSecretFiles } from './required-secrets.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'seaworthy compose '));
});

afterAll(() => rm(directory, { recursive: true }));

const config: ComposeConfig = {
  name: 'harbour',
  services: { store: { image: 'postgres:17' }, quay: { image: 'harbour-quay:latest' } },
};

test('only services that use a substituted image are overridden', () => {
  const substitutions = [
    { reference: 'docker.io/library/postgres:17', substitute: 'local/postgres:17-ab12' },
    { reference: 'node:24-slim', substitute: 'local/node:24' },
  ];
  expect(renderOverride(config, { substitutions })).toBe(
    '# Base images made on this machine, in the place of public ones.\n' +
      'services:\n  store:\n    image: local/postgres:17-ab12\n    pull_policy: never\n',
  );
  expect(renderOverride(config, { substitutions: substitutions.slice(1) })).toBeUndefined();
});

test('in a compose file whose aliases unfold without end, no secrets are looked for', async () => {
  const list = (name: string, item: string) => `${name}: &${name} [${Array(9).fill(item).join(', ')}]`;
  const aliases = Array.from('bcdefghi', (name, index) => list(name, `*${'abcdefgh'[index]}`));
  await writeFile(join(directory, 'bomb.yaml'), [list('a', 'x'), ...aliases].join('\n'));
  expect(await findMissingSecretFiles({ directory, composeFiles: ['bomb.yaml'] })).toEqual([]);
});

test('variables count from the environment, from the request and from .env', async () => {
  const compose = [
    '# a comment may say ${COMMENTED:?anything}',
    'a: "${FROM_FILE:?} ${FROM_SHELL:?} ${FROM_REQUEST:?} ${WITH_DEFAULT:-1} $${ESCAPED:?no}"',
    'b: ${EMPTY?may be empty} ${EMPTY:?must not be empty} ${NOWHERE?needed by quay}',
  ];
  await writeFile(join(directory, 'compose.yaml'), compose.join('\n'));
  await writeFile(join(directory, '.env'), 'export FROM_FILE = "x y" \nEMPTY=\n');
  const project = { directory, projectName: 'harbour', env: { FROM_REQUEST: '1' } };
  await expect(requireVariables(project, { FROM_SHELL: 's' })).rejects.toMatchObject({
    code: 'CONFIGURATION_MISSING',
    message: '2 required variables have no value: EMPTY, NOWHERE.',
    lines: ['EMPTY: must not be empty', 'NOWHERE: needed by quay'],
  });
  await expect(requireVariables(project, { FROM_SHELL: 's', EMPTY: 'e', NOWHERE: 'n' })).resolves.toBeUndefined();
});

test('variables are named of files that are included or extended, too, and those for which compose puts in nothing', async () => {
  const named = {
    'main.yaml':
      'include: [part/part.yaml, { path: other/other.yaml, env_file: other/own.env }]\nservices: { a: { extends: { file: base.yaml, service: a }, image: "a:${TAG:?}", command: "$PLAIN $$ESCAPED ${WITH:-1} ${GIVEN}" } }',
    'base.yaml': 'services: { a: { environment: { B: "${BASE:?}" } } }',
    'part/part.yaml': 'services: { b: { image: "${PART:?} ${BESIDE:?} ${ALSO}" } }',
    'part/.env': 'BESIDE=1',
    'other/other.yaml': 'services: { c: { image: "${OWN:?} ${THEIRS}" } }',
  };
  for (const folder of ['part', 'other']) await mkdir(join(directory, folder));
  for (const [file, text] of Object.entries(named)) await writeFile(join(directory, file), text);
  const project = { directory, composeFiles: ['main.yaml'] };
  const missing = await findMissingVariables(project, {});
  expect(missing.map(({ name }) => name)).toEqual(['TAG', 'PART', 'BASE']);
  expect(await findUnsetVariables(project, { GIVEN: '' })).toEqual(['ALSO', 'PLAIN']);
});

test('secret files are looked for before compose can resolve anything, all at once', async () => {
  const compose = [
    'services:',
    '  quay: { image: "quay:${TAG:?}", secrets: [pilot, { source: keel, target: k }] }',
    '  pier: { image: pier, secrets: [there] }',
    '  lamp: { image: lamp, secrets: [lamp], profiles: [night] }',
    'secrets:',
    '  pilot: { file: ./.secrets/pilot }',
    '  keel: { file: "../keys/keel" }',
    '  there: { file: ./.secrets/there }',
    '  lamp: { file: ./.secrets/lamp }',
    '  nobody: { file: ./.secrets/nobody }',
    '  elsewhere: { environment: ELSEWHERE }',
  ];
  await writeFile(join(directory, 'secrets.yaml'), compose.join('\n'));
  await mkdir(join(directory, '.secrets'));
  await writeFile(join(directory, '.secrets/there'), '');
  const project = { directory, composeFiles: ['secrets.yaml'] };
  expect(await findMissingSecretFiles(project)).toEqual(['../keys/keel', '.secrets/pilot']);
  expect(await findMissingSecretFiles({ ...project, profiles: ['night'] })).toContain('.secrets/lamp');
  const variables = await findMissingVariables(project, {});
  const missing = { variables, files: ['.secrets/pilot'], ports: [{ service: 'pier', port: 4173, address: '::' }] };
  expect(() => requireConfiguration(missing)).toThrow(
    '3 things that the stack needs are missing: TAG, .secrets/pilot, port 4173.',
  );
  expect(() => requireConfiguration({ ...missing, variables: [], files: [] })).toThrow(/^Port 4173 on ::/);
  expect(() => requireConfiguration({ variables: [], files: [], ports: [] })).not.toThrow();
});

test('a compose file that cannot be read is left to compose', async () => {
  await writeFile(join(directory, 'broken.yaml'), 'services: {');
  expect(await findMissingSecretFiles({ directory, composeFiles: ['broken.yaml', 'nowhere.yaml'] })).toEqual([]);
});
