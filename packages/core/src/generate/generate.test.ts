import { anyPlan, createContextFilter } from '@seaworthy/testkit/core';
import { DockerfileParser, From } from 'dockerfile-ast';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { inspectStamp } from '../drift/fingerprint.ts';
import {
  type EnvironmentPlan,
  type FileSet,
  type Plan,
  plainSpelling,
  secretAlone,
  spellValue,
} from '../model/index.ts';
import { secretFiles } from '../targets/compose/secrets.ts';
import { mayWrite } from '../targets/find-target.ts';
import { targets } from '../targets/targets.gen.ts';
import { generate } from './generate.ts';

vi.setConfig({ testTimeout: 30_000 });

const properties = { numRuns: 25 };

interface ComposeService {
  environment: Record<string, string | null>;
  secrets?: string[];
}

test('the same plan gives the same bytes, each file with a fingerprint that fits', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const files = generate(plan);
      expect(generate(structuredClone(plan))).toEqual(files);
      for (const { content } of files.files) {
        expect(inspectStamp(content)).toBe('intact');
        expect(content).toMatch(/[^\n]\n$/);
        expect(content).not.toMatch(/[ \t]\n|\n\n\n|undefined|\[object/);
      }
    }),
    properties,
  );
});

test('every FROM and every COPY --from names a public image or an earlier stage, and every bake target is a stage', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const set = generate(plan);
      const stages = new Set<string>();
      const images = new Set(plan.services.flatMap(({ build, runtime }) => [build.image, runtime.image]));
      for (const instruction of DockerfileParser.parse(contentOf(set, 'Dockerfile')).getInstructions()) {
        if (instruction instanceof From) {
          const from = instruction.getImage() ?? '';
          expect(images.has(from) || stages.has(from), `FROM ${from}`).toBe(true);
          expect(instruction.getBuildStage(), 'grammars of linters know no dots there').toMatch(/^[a-z0-9_-]+$/);
          stages.add(instruction.getBuildStage() ?? '');
        }
        if (instruction.getKeyword() === 'COPY') {
          const from = /--from=(\S+)/.exec(instruction.toString())?.[1];
          if (from !== undefined) expect(stages).toContain(from);
        }
      }
      const targets = [...contentOf(set, 'docker-bake.hcl').matchAll(/^ {2}target {5}= "(.+)"$/gm)].map(
        ([, name]) => name,
      );
      expect(targets.length).toBeGreaterThanOrEqual(plan.services.length * 2);
      for (const target of targets) expect(stages).toContain(target);
    }),
    properties,
  );
});

test('compose says what the plan says, whatever characters stand in values', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const compose = parse(contentOf(generate(plan), 'compose.yaml'), { merge: true, version: '1.1' });
      for (const service of plan.services) {
        const found = compose.services[service.name];
        expect(found).toMatchObject({
          read_only: true,
          cap_drop: ['ALL'],
          security_opt: ['no-new-privileges:true'],
          stop_grace_period: '25s',
          deploy: { resources: { limits: { cpus: '0.75', memory: '384M', pids: 90 } } },
        });
        // Production is what comes up when nobody names a profile.
        expect(found).not.toHaveProperty('profiles');
        expect(found.ports ?? []).toHaveLength(service.publishedPort === undefined ? 0 : 1);
        expect(found.healthcheck.test).toEqual(['CMD', '/bin/probe', '-e', 'say("$$HOME \\ \'x\'")']);
        for (const variable of service.environment) expectVariable(plan, found, variable);
        const development = compose.services[`${service.name}-dev`];
        expect(development.profiles).toEqual(['dev']);
        expect(development.healthcheck.test).toEqual(['CMD', 'probe', '-d', '$$HOME']);
      }
      for (const { name } of plan.datastores) expect(compose.services[name]).not.toHaveProperty('ports');
      for (const { secret } of secretFiles(plan)) expect(compose.secrets).toHaveProperty(secret);
    }),
    properties,
  );
});

test('every target writes what it declares, and no two declare the same', () => {
  const all = Object.values(targets);
  const declared = all.flatMap(({ paths }) => [...paths]);
  expect([...new Set(declared)]).toEqual(declared);
  fc.assert(
    fc.property(anyPlan, (plan) => {
      for (const target of all) {
        const files = target.files(plan, { beside: all.filter((other) => other !== target) });
        expect(files.filter(({ path }) => !mayWrite(target, path))).toEqual([]);
      }
    }),
    { numRuns: 5 },
  );
});

test('.dockerignore keeps everything of a service but what tools and secrets put there', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const sent = createContextFilter(contentOf(generate(plan), '.dockerignore'));
      for (const { path } of plan.services) {
        for (const file of ['package.json', 'pyproject.toml', 'README.md', 'src/server.ts', 'tests/test_a.py'])
          expect(sent(`${path}/${file}`), `${path}/${file}`).toBe(true);
        for (const file of [
          'node_modules/a/index.js',
          '.env',
          '.env.production',
          '.npmrc',
          'key.pem',
          'tls/server.key',
          '.git/config',
        ])
          if (file !== 'node_modules/a/index.js' || plan.services.some(({ build }) => build.language === 'node'))
            expect(sent(`${path}/${file}`), `${path}/${file}`).toBe(false);
      }
      expect(sent('docs/guide.md')).toBe(false);
    }),
    properties,
  );
});

test('what cannot be generated is refused by name', () => {
  const plan = fc.sample(anyPlan, { seed: 7, numRuns: 1 })[0] as Plan;
  const [service] = plan.services as [Plan['services'][number]];
  const withService = (change: object): Plan => ({ ...plan, services: [{ ...service, ...change }] });
  const codeOf = (broken: Plan) => {
    try {
      generate(broken);
    } catch (error) {
      return (error as { code?: string }).code;
    }
    return 'generated';
  };
  const question = { subject: 'services.x.port', question: 'Which port?', candidates: [], blocking: true };
  expect({
    framework: codeOf(withService({ framework: 'rails' })),
    packageManager: codeOf(withService({ packageManager: { ...service.packageManager, id: 'cargo' } })),
    lockfile: codeOf(withService({ packageManager: { ...service.packageManager, lockfile: 'package-lock.json' } })),
    names: codeOf({ ...plan, services: [service, { ...service, name: `${service.name}-dev` }] }),
    target: codeOf({ ...plan, targets: ['nomad'] }),
    datastore: codeOf({
      ...plan,
      datastores: [
        {
          name: 'q',
          datastore: 'dbase',
          image: 'q',
          version: '1',
          port: 1,
          settings: {},
          secrets: {},
          resources: service.resources,
          budgets: service.budgets,
        },
      ],
    }),
    questions: codeOf({ ...plan, questions: [question] }),
  }).toEqual({
    framework: 'FRAMEWORK_WITHOUT_RECIPE',
    packageManager: 'PACKAGE_MANAGER_UNSUPPORTED',
    lockfile: 'LOCKFILE_SHARED',
    names: 'SERVICE_NAME_TAKEN',
    target: 'TARGET_UNSUPPORTED',
    datastore: 'DATASTORE_UNSUPPORTED',
    questions: 'QUESTIONS_OPEN',
  });
});

/** What compose writes for a variable, read back as compose itself would read it. */
function expectVariable(plan: Plan, found: ComposeService, variable: EnvironmentPlan): void {
  const { name, value, required, choice, fileVariable = '' } = variable;
  const secret = plan.secrets.find((candidate) => candidate.name === secretAlone(value));
  if (secret?.delivery === 'file') {
    expect(found.environment[fileVariable]).toBe(`/run/secrets/${secret.name.toLowerCase()}`);
    expect(found.secrets).toContain(secret.name.toLowerCase());
    return;
  }
  const written = found.environment[name];
  if (value === undefined) {
    expect(written).toBe(required ? `\${${name}:?see .env.example}` : null);
    return;
  }
  const text = spellValue(
    value,
    plainSpelling(plan, (name) => `<${name}>`),
  );
  const isDefault = choice && !/[${}]/.test(text);
  const read = (isDefault ? written?.slice(`\${${name}:-`.length, -1) : written)
    ?.replace(/\$\{(\w+):\?[^}]*\}/g, '<$1>')
    .replace(/\$\{\w+_PUBLISHED_PORT:-(\d+)\}/g, '$1')
    .replaceAll('$$', '$');
  expect(read).toBe(text);
}

function contentOf({ files }: FileSet, path: string): string {
  return files.find((file) => file.path === path)?.content ?? '';
}
