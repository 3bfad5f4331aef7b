import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checks } from '@seaworthy/checks';
import type { BuildRecord, Report } from '@seaworthy/core/model';
import {
  askJson,
  dockerLines,
  documentProblems,
  type ExampleProject,
  exceptionsOf,
  makeExampleProject,
  objectsOf,
} from '@seaworthy/testkit/cli';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const GENERATED = ['Dockerfile', '.dockerignore', 'docker-bake.hcl', 'compose.yaml', '.env.example'];
// Megabytes; the product's own budgets for a FastAPI service and a Next.js site.
const BUDGETS = { api: { transferred: 50, unpacked: 130 }, web: { transferred: 60, unpacked: 160 } };

/** Everything else passes. */
const NOT_APPLICABLE = [
  ...['api exposed-database', 'api heap-share', 'web exposed-database'],
  ...['postgres heap-share', 'postgres lost-in-flight-request', 'postgres shell-in-image', 'postgres unserved-port'],
  ...['postgres unlocked-dependencies', 'postgres dropped-request'],
];

let project: ExampleProject<'api' | 'web'>;

beforeAll(async () => {
  project = await makeExampleProject('todo', ['api', 'web']);
});

afterAll(() => project[Symbol.asyncDispose]());

describe('ship', () => {
  let files: string[];

  test('builds within the budgets, proves every service, and leaves nothing running', async () => {
    const { exitCode, stdout } = await project.run(['ship', '--json']);
    const report: Report = JSON.parse(stdout);
    expect(exceptionsOf(report)).toEqual(Object.fromEntries(NOT_APPLICABLE.map((key) => [key, 'not-applicable'])));
    expect(report.verdicts).toHaveLength(3 * Object.keys(checks).length);
    const isKnown = report.verdicts.every(({ outcome }) => outcome !== 'unknown');
    expect({ exitCode, outcome: report.outcome }).toEqual({ exitCode: 0, outcome: isKnown ? 'pass' : 'unknown' });
    expect(report.build?.outcome).toBe('succeeded');
    for (const [target, budget] of Object.entries(BUDGETS)) {
      const image = report.build?.images.find((candidate) => candidate.target === target);
      for (const [bytes, megabytes] of [
        [image?.transferredBytes, budget.transferred],
        [image?.unpackedBytes, budget.unpacked],
      ]) {
        expect(bytes).toBeGreaterThan(10_000_000);
        expect(bytes).toBeLessThanOrEqual((megabytes ?? 0) * 1e6);
      }
      // What is judged is what was measured.
      const verdict = report.verdicts.find(({ service, check }) => service === target && check === 'oversized-image');
      expect(verdict?.measures.map(({ budget: limit, unit }) => [limit, unit])).toEqual([
        [budget.transferred, 'MB'],
        [budget.unpacked, 'MB'],
      ]);
    }
    expect(await objectsOf(project.name)).toEqual([]);
    files = await readGenerated();
  });

  test.each(['facts', 'plan', 'build', 'evidence', 'report'])('%s.json holds against its schema', async (name) => {
    expect(await documentProblems(project.folder, name)).toEqual([]);
  });

  test('again: every step cached, every file the same', async () => {
    const { exitCode, stdout } = await project.run(['build', '--json']);
    const { cache, steps }: BuildRecord = JSON.parse(stdout);
    expect(steps.filter(({ cacheable, cached }) => cacheable && !cached)).toEqual([]);
    expect(cache.cachedSteps).toBe(cache.cacheableSteps);
    expect(cache.cacheableSteps).toBeGreaterThan(10);
    expect(exitCode).toBe(0);
    expect((await project.run(['generate'])).exitCode).toBe(0);
    expect(await readGenerated()).toEqual(files);
    expect((await project.run(['generate', '--check'])).exitCode).toBe(0);
  });

  test('a line that was changed by hand is shown, kept, and overwritten only by --force', async () => {
    const path = join(project.folder, 'Dockerfile');
    const generated = await readFile(path, 'utf8');
    const edited = generated.replace('EXPOSE 8000', 'EXPOSE 8888');
    await writeFile(path, edited);
    const shown = await project.run(['generate']);
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toContain('-EXPOSE 8888');
    expect(shown.stdout).toContain('+EXPOSE 8000');
    expect(await readFile(path, 'utf8')).toBe(edited);
    expect((await project.run(['generate', '--check'])).exitCode).toBe(1);
    expect(await readFile(path, 'utf8')).toBe(edited);
    expect((await project.run(['generate', '--force'])).exitCode).toBe(0);
    expect(await readFile(path, 'utf8')).toBe(generated);
    expect((await project.run(['generate', '--check'])).exitCode).toBe(0);
  });

  function readGenerated(): Promise<string[]> {
    return Promise.all(GENERATED.map((file) => readFile(join(project.folder, file), 'utf8')));
  }
});

describe('up', () => {
  test('migrates, and then serves todos through the site and directly', async () => {
    expect(await project.run(['up'])).toMatchObject({ exitCode: 0 });
    for (const base of [project.addresses.web, project.addresses.api]) {
      // What the migrations made: without them the list would be an error.
      expect(await askJson(`${base}/api/todos`)).toEqual([200, []]);
      const [status, todo] = await askJson(`${base}/api/todos`, 'POST', { title: `Paint the ${base.slice(-2)} hull` });
      expect({ status, todo }).toMatchObject({ status: 201, todo: { done: false } });
      const path = `${base}/api/todos/${todo.id}`;
      expect(await askJson(path, 'PATCH', { done: true })).toEqual([200, { ...todo, done: true }]);
      expect(await askJson(`${project.addresses.api}/api/todos`)).toEqual([200, [{ ...todo, done: true }]]);
      expect(await (await fetch(project.addresses.web)).text()).toContain(todo.title);
      expect(await askJson(path, 'DELETE')).toEqual([204, undefined]);
      expect((await askJson(path, 'PATCH', { done: false }))[0]).toBe(404);
    }
    const [migration] = await dockerLines([
      ...['inspect', '--format', '{{.State.FinishedAt}} {{.State.ExitCode}}', `${project.name}-api-migrate-1`],
    ]);
    const [served] = await dockerLines(['inspect', '--format', '{{.State.StartedAt}}', `${project.name}-api-1`]);
    const [finishedAt = '', exitCode] = (migration ?? '').split(' ');
    expect(exitCode).toBe('0');
    expect(Date.parse(finishedAt)).toBeLessThan(Date.parse(served ?? ''));
  });

  test.each(['web', 'api'] as const)('without a key the assistant says so, asked through %s', async (through) => {
    const [status, problem] = await askJson(`${project.addresses[through]}/api/chat`, 'POST', {
      message: 'What is left?',
    });
    expect(status).toBe(503);
    expect(problem.detail).toContain('OPENAI_API_KEY');
  });

  test('public variables change when the site starts again, with the image as it is', async () => {
    const image = () => dockerLines(['inspect', '--format', '{{.Image}}', `${project.name}-web-1`]);
    const before = await image();
    expect(await (await fetch(project.addresses.web)).text()).toContain(
      `http://localhost:${project.environment.API_PUBLISHED_PORT}`,
    );
    const moved = { NEXT_PUBLIC_API_URL: 'https://todos.example.test/v7' };
    expect(await project.run(['up'], moved)).toMatchObject({ exitCode: 0 });
    expect(await (await fetch(project.addresses.web)).text()).toContain(moved.NEXT_PUBLIC_API_URL);
    expect(await image()).toEqual(before);
  });

  test('a browser that has the site may call the API', async () => {
    const origin = `http://localhost:${project.environment.WEB_PUBLISHED_PORT}`;
    const response = await fetch(`${project.addresses.api}/api/todos`, { headers: { origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  test('ps and logs tell of every service, and down leaves nothing', async () => {
    const ps = await project.run(['ps']);
    expect(ps.exitCode).toBe(0);
    expect(ps.stdout).toContain(`http://localhost:${project.environment.WEB_PUBLISHED_PORT}`);
    for (const service of ['api', 'postgres', 'web']) expect(ps.stdout).toMatch(new RegExp(`${service} +healthy`));
    expect((await project.run(['logs', 'api'])).stdout).toMatch(/^api-1 \| .*\/api\/chat/m);
    expect(await project.run(['down', '--volumes'])).toMatchObject({ exitCode: 0 });
    expect(await objectsOf(project.name)).toEqual([]);
  });
});
