import { fileURLToPath } from 'node:url';
import { checks, judge } from '@seaworthy/checks';
import { type EvidenceKind, evidenceSchemas, type ServiceEvidence } from '@seaworthy/core/model';
import { type Engine, findSubstitution, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder, subject } from '@seaworthy/testkit';
import { beforeAll, expect, test } from 'vitest';
import { type AnyExperiment, defineExperiment } from '../experiments/define-experiment.ts';
import { experiments } from '../experiments/experiments.gen.ts';
import { observed } from '../sources/observation.ts';
import { prove } from './prove.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const server = fileURLToPath(new URL('../../../../fixtures/images/server/', import.meta.url));
let engine: Engine;
let substitutions: Substitution[];

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await substituteBaseImages(engine, [NODE]);
});

async function proveFile(text: string, changes: Partial<Parameters<typeof prove>[1]> = {}) {
  await using folder = await makeTemporaryFolder({ 'compose.yaml': text });
  return await prove(engine, {
    target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
    substitutions,
    findAgent: async () => ({
      reference: findSubstitution(substitutions, NODE)?.substitute ?? NODE,
      node: '/nodejs/bin/node',
    }),
    onEvent: () => undefined,
    ...changes,
  });
}

const seenOf = (service: ServiceEvidence | undefined, kind: keyof ServiceEvidence['observations']) => {
  const observation = service?.observations[kind];
  return observation?.observed ? observation.value : observation;
};

test('a worker is not waited for, and what only servers have does not apply to it', async () => {
  const { port: _, ...dredger } = subject({ service: 'dredger', shape: 'worker', listens: false });
  const { evidence, startFailure } = await proveFile(
    `
name: dredger
services:
  dredger:
    image: ${NODE}
    entrypoint: [/usr/bin/node]
    command: [-e, 'process.once("SIGTERM", () => process.exit()); setInterval(() => {}, 1000)']
`,
    { subjects: [dredger] },
  );
  expect(startFailure).toBeUndefined();
  const outcomesOf = (kinds: readonly EvidenceKind[], besides: readonly EvidenceKind[] = []) => {
    const asks = (needs: readonly EvidenceKind[], some: readonly EvidenceKind[]) =>
      needs.some((kind) => some.includes(kind));
    const asking = Object.values(checks).filter(({ needs }) => asks(needs, kinds) && !asks(needs, besides));
    const ids: string[] = asking.map(({ id }) => id);
    return new Set(judge(evidence).flatMap(({ check, outcome }) => (ids.includes(check) ? [outcome] : [])));
  };
  expect([...outcomesOf(['health', 'start', 'drain'])]).toEqual(['not-applicable']);
  expect([...outcomesOf(['shutdown'], ['drain'])]).toEqual(['pass']);
  expect([...outcomesOf(Object.keys(evidenceSchemas) as EvidenceKind[])]).not.toContain('unknown');
});

/** Writes down the container that it finds running, and stops it. */
function stopping(id: string, seen: string[]): AnyExperiment {
  return defineExperiment({
    ...{ id, title: id, needs: ['container'], disturbs: 'service', leaves: 'stopped', timing: false },
    yields: ['exposure'],
    async run({ engine, container, service }) {
      const found = await container();
      seen.push(`${id}@${service.subject.service}: ${found.observed ? 'runs' : found.reason}`);
      if (found.observed) await engine.docker(['kill', found.value.Id]);
      return { exposure: observed(id, { ports: [] }) };
    },
  });
}

test('what was stopped runs again for the next experiment; a destructive one gets a stack of its own, built images too', async () => {
  const seen: string[] = [];
  const containers = new Set<string>();
  const destructive: AnyExperiment = defineExperiment({
    ...{ id: 'sink', title: 'sink', needs: ['container', 'kernel'], disturbs: 'stack', timing: false },
    yields: ['limits'],
    async run({ container, kernel, service }) {
      const [found, asked] = [await container(), await kernel()];
      if (found.observed) containers.add(found.value.Id);
      seen.push(`sink@${service.subject.service}: ${found.observed && asked.observed}`);
      return { limits: asked.observed ? observed('sink', asked.value.limits) : asked };
    },
  });
  const { evidence } = await proveFile(
    `
name: ferry
services:
  ferry:
    build: ${server}
    expose: ['3000']
    mem_limit: 203m
    x-seaworthy: { readiness: /health }
`,
    { experiments: [stopping('kill', seen), stopping('sever', seen), destructive] },
  );
  expect(seen).toEqual(['kill@ferry: runs', 'sever@ferry: runs', 'sink@ferry: true']);
  expect(containers.size).toBe(1);
  expect(seenOf(evidence.services[0], 'limits')).toEqual({ memoryBytes: 203 * 2 ** 20 });
  const left = await engine.docker(['ps', '--all', '--quiet', '--filter', 'name=ferry-prove']);
  const images = await engine.docker(['image', 'ls', '--quiet', '--filter', 'reference=ferry-prove-*']);
  expect([left.stdout.trim(), images.stdout.trim()]).toEqual(['', '']);
});

test('an image that cannot be built is the start failure, and what could be seen without it is seen', async () => {
  const { evidence, startFailure } = await proveFile(
    `
name: wreck
services:
  wreck:
    build: { context: ${server}, dockerfile_inline: "FROM scratch\\nCOPY nothing-there /" }
    ports: ['127.0.0.1:25998:3000']
`,
    { only: ['exposure', 'processes'], experiments: Object.values(experiments) },
  );
  expect(startFailure?.message).toBeTruthy();
  const [service] = evidence.services;
  expect(seenOf(service, 'exposure')).toMatchObject({ ports: [{ hostPort: 25_998 }] });
  expect(seenOf(service, 'processes')).toMatchObject({ observed: false, reason: startFailure?.message });
});
