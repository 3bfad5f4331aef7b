import { cp, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type EnvironmentPlan, type Plan, type ServicePlan, secretAlone } from '@seaworthy/core/model';
import { makeTemporaryFolder, runCli, sampleOf } from '@seaworthy/testkit';
import { dockerLines, freePorts, objectsOf, removeImagesOf } from '@seaworthy/testkit/cli';
import { kindsOfFixture, listFixtures } from '@seaworthy/testkit/core';
import { execa } from 'execa';
import { expect, test } from 'vitest';

const all = await Promise.all(
  listFixtures().map(async (fixture) => ({ ...fixture, kinds: await kindsOfFixture(fixture) })),
);
const fixtures = sampleOf(all, ({ kinds }) => kinds);

test.each(fixtures)('$framework/$variant is built, answers as the planned user, and stops', async (fixture) => {
  const { framework, variant, folder } = fixture;
  await using parent = await makeTemporaryFolder();
  const name = `${framework}-${variant}-${process.pid}`;
  const cwd = join(parent.path, name);
  await cp(folder, cwd, {
    recursive: true,
    filter: (path) => !/^expect(\.|$)/.test(relative(folder, path)),
  });
  await using _stack = {
    [Symbol.asyncDispose]: async () => {
      await runCli(['down', '--volumes'], { cwd });
      await removeImagesOf(name);
    },
  };
  expect(await outcome(['generate'], cwd)).toEqual('0');
  const plan: Plan = JSON.parse(await readFile(join(cwd, '.seaworthy/plan.json'), 'utf8'));
  expect(await outcome(['build'], cwd)).toEqual('0');

  const environment = await hostEnvironment(plan);
  for (const profile of ['dev', 'prod', 'test']) {
    // compose itself says nothing when it accepts the file.
    const args = ['compose', '--profile', profile, 'config', '--quiet'];
    const { stdout, stderr } = await execa('docker', args, { cwd, env: environment });
    expect(stdout + stderr).toBe('');
  }
  expect(await outcome(['up'], cwd, environment)).toEqual('0');
  for (const service of plan.services) {
    if (service.port !== undefined) {
      const route = service.readiness ?? service.liveness;
      const { status } = await fetch(`http://127.0.0.1:${environment[portVariable(service)]}${route ?? '/'}`);
      // Where no route is known, the health check is that the port is open; then any answer of the program will do.
      expect(status).toSatisfy((code: number) => (route === undefined ? code < 500 : code === 200));
    }
    // Who runs in an image of somebody's own is that image's decision.
    if (service.build.own !== undefined) continue;
    const processes = await dockerLines(['top', `${name}-${service.name}-1`, '-e', '-o', 'uid,gid,pid,args']);
    const owners = processes.slice(1).map((line) => line.trim().split(/\s+/).slice(0, 2).join(':'));
    expect([...new Set(owners)]).toEqual([`${service.user.uid}:${service.user.gid}`]);
    // tini, and the program.
    expect(owners.length).toBeGreaterThanOrEqual(2);
  }

  const down = await runCli(['down', '--volumes', '--json'], { cwd });
  expect(JSON.parse(down.stdout).containers).toBeGreaterThanOrEqual(plan.services.length + plan.datastores.length);
  // Every program ends by itself: none is waited for until the grace period is over.
  expect(down.durationMs).toBeLessThan(8000);
  expect(await objectsOf(name)).toEqual([]);
});

/** Exit code, and what was printed if it is not 0. */
async function outcome(args: string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await runCli([...args, '--progress=plain'], { cwd, env });
  return exitCode === 0 ? '0' : `${exitCode}\n${stderr.slice(-4000)}\n${stdout}`;
}

/** Free ports, and a value for each variable that has to come from outside. */
async function hostEnvironment(plan: Plan): Promise<Record<string, string>> {
  const { services, secrets } = plan;
  const ports = await freePorts(services.length);
  return Object.fromEntries([
    ...secrets
      .filter(({ generated, delivery }) => generated && delivery === 'environment')
      .map(({ name }) => [name, 'topmast']),
    ...services.flatMap((service, index) => [
      [portVariable(service), String(ports[index])],
      ...service.environment
        .filter(({ name, value, required }) =>
          value === undefined ? required || name.endsWith('_URL') : secretAlone(value) === name && required,
        )
        .map((variable) => [variable.name, valueFor(variable, service)]),
    ]),
  ]);
}

/** What a fixture asks another server for, its own answers: there is no other. */
function valueFor({ name }: EnvironmentPlan, { port }: ServicePlan): string {
  return name.endsWith('_URL') ? `http://127.0.0.1:${port}/` : 'seven-bells';
}

function portVariable({ name }: ServicePlan): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_PUBLISHED_PORT`;
}
