// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax of compose
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComposeModel } from './compose-model.ts';
import { renderOverride } from './override-file.ts';
import { publishedPorts } from './published-ports.ts';
import { requireVariables } from './required-variables.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'seaworthy compose '));
});

afterAll(() => rm(directory, { recursive: true }));

const model: ComposeModel = {
  services: {
    store: { image: 'postgres:17' },
    quay: {
      image: 'harbour-quay:latest',
      ports: [
        { target: 8123, published: '18123', host_ip: '127.0.0.1', protocol: 'tcp' },
        { target: 8124 },
        { target: 8125, published: '18125-18130' },
        { target: 53, published: '1053', protocol: 'udp' },
        { target: 8126, published: '18126' },
      ],
    },
  },
};

test('only services that use a substituted image are overridden', () => {
  const project = { directory, projectName: 'harbour' };
  const substitutions = [
    { reference: 'docker.io/library/postgres:17', substitute: 'local/postgres:17-ab12' },
    { reference: 'node:24-slim', substitute: 'local/node:24' },
  ];
  expect(renderOverride(model, { ...project, substitutions })).toBe(
    '# Base images made on this machine, in the place of public ones.\n' +
      'services:\n  store:\n    image: local/postgres:17-ab12\n    pull_policy: never\n',
  );
  expect(renderOverride(model, { ...project, substitutions: substitutions.slice(1) })).toBeUndefined();
});

test('fixed TCP ports are those that can be taken', () => {
  expect(publishedPorts(model)).toEqual([
    { service: 'quay', address: '127.0.0.1', port: 18123 },
    { service: 'quay', address: '0.0.0.0', port: 18126 },
  ]);
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
