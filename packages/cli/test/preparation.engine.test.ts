import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder, runCli } from '@seaworthy/testkit';
import { dockerLines, nodeServer, objectsOf } from '@seaworthy/testkit/cli';
import { execa } from 'execa';
import { afterAll, describe, expect, test } from 'vitest';

const name = `mole-${process.pid}`;

/** A server that cannot do without two secrets and a plain variable, which only people know. */
const demanding = {
  ...nodeServer,
  'src/server.js': [
    nodeServer['src/server.js'],
    "if (!process.env.PILOT_API_KEY) throw new Error('PILOT_API_KEY is required');",
    "if (!process.env.KEEL_SECRET_TOKEN) throw new Error('KEEL_SECRET_TOKEN is required');",
    "if (!process.env.HARBOUR_REGION) throw new Error('HARBOUR_REGION is required');",
  ].join('\n'),
};

afterAll(async () => {
  await execa('docker', ['volume', 'rm', '--force', `${name}-old_postgres-data`], { reject: false });
});

describe('what is missing', () => {
  test.each(['ship', 'up', 'prove'])('is named all at once by %s, before anything is built', async (command) => {
    await using parent = await makeTemporaryFolder(withFolder(name, demanding));
    const cwd = join(parent.path, name);
    await runCli(['generate'], { cwd });
    const { exitCode, stdout, stderr } = await runCli([command, '--progress=plain'], { cwd });
    expect(exitCode).toBe(2);
    const said = `${stdout}${stderr}`;
    expect(said).toContain('CONFIGURATION_MISSING');
    for (const missing of ['PILOT_API_KEY', 'KEEL_SECRET_TOKEN', 'HARBOUR_REGION']) expect(said).toContain(missing);
    expect(stderr).not.toContain('→ Build');
    expect(await objectsOf(name)).toEqual([]);
  });

  test('is no reason not to build, which only says so', async () => {
    await using parent = await makeTemporaryFolder(withFolder(name, demanding));
    const cwd = join(parent.path, name);
    await runCli(['generate'], { cwd });
    const { exitCode, stderr } = await runCli(['build', '--progress=plain'], { cwd });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Starting the stack will need HARBOUR_REGION');
    await execa('docker', ['image', 'rm', '--force', ...(await imagesOf(name))], { reject: false });
  });
});

test('a volume whose password is gone is recognised before a new password is made', async () => {
  const project = `${name}-old`;
  const files = {
    'requirements.txt': 'fastapi==0.165.0\nuvicorn==0.54.0\nsqlalchemy==2.1.0\nasyncpg==0.30.0\n',
    'main.py':
      "import os\nfrom fastapi import FastAPI\nfrom sqlalchemy.ext.asyncio import create_async_engine\napp = FastAPI()\nengine = create_async_engine(os.environ['DATABASE_URL'])\n",
  };
  await using parent = await makeTemporaryFolder(withFolder(project, files));
  const cwd = join(parent.path, project);
  await runCli(['generate'], { cwd });
  await execa('docker', ['volume', 'create', `${project}_postgres-data`]);
  const { exitCode, stderr } = await runCli(['up', '--progress=plain'], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('DATABASE_PASSWORD_LOST') });
  expect(stderr).toContain(`${project}_postgres-data`);
  expect(stderr).not.toContain('→ Build');
  // Were it made now, the next run would find it and not know that it is the wrong one.
  await expect(readFile(join(cwd, '.secrets/postgres_password'))).rejects.toMatchObject({ code: 'ENOENT' });
  await rm(join(cwd, '.secrets'), { recursive: true, force: true });
});

function imagesOf(project: string): Promise<string[]> {
  return dockerLines(['image', 'ls', '--filter', `reference=${project}-*`, '--format', '{{.Repository}}:{{.Tag}}']);
}

function withFolder(folder: string, files: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text ?? '']));
}
