import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Engine, requireEngine } from '@seaworthy/engine';
import { sampleOf } from '@seaworthy/testkit';
import { execa } from 'execa';
import { packTar } from 'modern-tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRepository } from './built-fixture.ts';
import { openPackageRegistry, type TestPackageRegistry } from './open-package-registry.ts';
import { unpackedImages } from './unpacked-image.ts';

const TOKEN = 'k3rn-9vt-harbour-token';
const WRONG = 'wr0ng-4qx-harbour-token';
const YARN = '4.18.1';
const name = 'tide-reader';
const dependency = '@harbour/tides';
const marker = (version: string) => `neap tide of ${version}`;
const server = `require('node:http').createServer((_, answer) => answer.end(require('${dependency}'))).listen(4730);\n`;

interface Manager {
  id: string;
  /** Where it is told the login. */
  login: string;
  files(registry: TestPackageRegistry, version: string): Record<string, string>;
  /** Makes the lockfile where none can be written by hand: Yarn's has the checksum of an archive that it makes itself. */
  lock?(folder: string): Promise<unknown>;
}

const managers: readonly Manager[] = [
  {
    id: 'npm',
    login: '.npmrc',
    files: ({ host, integrity }, version) => ({
      'package.json': manifest(version),
      '.npmrc': npmrc(host),
      'package-lock.json': JSON.stringify({
        ...{ name, lockfileVersion: 3, requires: true },
        packages: {
          '': { name, dependencies: { [dependency]: version } },
          [`node_modules/${dependency}`]: { version, integrity },
        },
      }),
    }),
  },
  {
    id: 'pnpm',
    login: '.npmrc',
    files: ({ host, integrity }, version) => ({
      'package.json': manifest(version, { packageManager: 'pnpm@10.20.0' }),
      '.npmrc': npmrc(host),
      'pnpm-lock.yaml': [
        "lockfileVersion: '9.0'",
        'settings:\n  autoInstallPeers: true\n  excludeLinksFromLockfile: false',
        `importers:\n  .:\n    dependencies:\n      '${dependency}':`,
        `        specifier: ${version}\n        version: ${version}`,
        `packages:\n  '${dependency}@${version}':\n    resolution: {integrity: ${integrity}}`,
        `snapshots:\n  '${dependency}@${version}': {}\n`,
      ].join('\n'),
    }),
  },
  {
    id: 'yarn',
    login: '.yarnrc.yml',
    files: ({ host }, version) => ({
      'package.json': manifest(version, { packageManager: `yarn@${YARN}` }),
      '.yarnrc.yml': [
        `npmScopes:\n  harbour:\n    npmRegistryServer: 'http://${host}'\n    npmAuthToken: '\${NPM_TOKEN}'`,
        `unsafeHttpWhitelist: ['${host.split(':', 1)}']\n`,
      ].join('\n'),
    }),
    lock: (folder) =>
      execa('npx', ['--yes', `@yarnpkg/cli-dist@${YARN}`, 'install', '--mode=update-lockfile'], {
        cwd: folder,
        env: { NPM_TOKEN: TOKEN, YARN_GLOBAL_FOLDER: join(folder, '.global'), YARN_ENABLE_IMMUTABLE_INSTALLS: '0' },
      }).then(() => rm(join(folder, '.global'), { recursive: true })),
  },
];

function manifest(version: string, more: Record<string, string> = {}): string {
  const dependencies = { [dependency]: version };
  return JSON.stringify({ name, private: true, scripts: { start: 'node server.js' }, ...more, dependencies });
}

function npmrc(host: string): string {
  return `@harbour:registry=http://${host}/\n//${host}/:_authToken=\${NPM_TOKEN}\n`;
}

let engine: Engine;
let address: string;
let folder: string;

beforeAll(async () => {
  engine = await requireEngine();
  folder = await mkdtemp(join(tmpdir(), 'seaworthy login '));
  // Builds reach this machine by the address that it has in the engine's own network.
  const { stdout } = await engine.docker(['network', 'inspect', 'bridge', '--format', '{{json .IPAM.Config}}']);
  const [{ Gateway: gateway }] = JSON.parse(stdout) as [{ Gateway: string }];
  address = gateway;
});

afterAll(async () => {
  const images = managers.map(({ id }) => `login-${id}-${name}:latest`);
  await engine.docker(['image', 'rm', '--force', ...images], { reject: false });
  await rm(folder, { recursive: true, force: true });
});

describe.each(sampleOf(managers, ({ login }) => [login]))('$id with a login by a variable', (manager) => {
  it('installs by the token, of which no image, log, record or file has a byte', async () => {
    const { root, result, said, answered } = await build(manager, TOKEN);
    expect(result.error).toBeUndefined();
    expect(answered.filter((line) => line.startsWith('200 ') && line.endsWith('.tgz'))).not.toEqual([]);
    const image = await unpackedImages(engine, [`login-${manager.id}-${name}:latest`], root);
    expect(image.includes(marker(versionOf(TOKEN))), 'the package is in the image').toBe(true);
    expect(image.includes(TOKEN), 'the token is in the image').toBe(false);
    expect(said, 'the token reaches the installation').toContain('type=secret,id=NPM_TOKEN');
    expect(said).not.toContain(TOKEN);
  });

  it('says that a wrong token was refused, and does not repeat it', async () => {
    const { result, said } = await build(manager, WRONG);
    expect(result.error).toMatchObject({ code: 'PACKAGE_LOGIN_REFUSED' });
    expect(result.error?.message).toContain('was refused by the package registry (401)');
    expect([said, JSON.stringify(result.error), ...(result.error?.lines ?? [])].join('\n')).not.toContain(WRONG);
  });
});

/** One of its own for each token and run: what a cache mount of an earlier build holds is not asked for. */
function versionOf(token: string): string {
  return `1.${token === TOKEN ? 4 : 5}.${process.pid}`;
}

async function build(manager: Manager, token: string) {
  const root = join(folder, `${token === TOKEN ? 'login' : 'wrong'}-${manager.id}`);
  const version = versionOf(token);
  const served = { name: dependency, version, tarball: await packed(version) };
  await using registry = await openPackageRegistry(served, { address, token: TOKEN });
  await mkdir(root);
  const files = { 'server.js': server, ...manager.files(registry, version) };
  for (const [path, content] of Object.entries(files)) await writeFile(join(root, path), content);
  await manager.lock?.(root);
  const asked = registry.answered.length;
  const events: unknown[] = [];
  const variables = { NPM_TOKEN: token };
  const onEvent = (event: unknown) => events.push(event);
  const result = await buildRepository(engine, root, { targets: [name], variables, onEvent });
  const generated = ['Dockerfile', 'docker-bake.hcl', 'compose.yaml'].map((file) => readFile(join(root, file), 'utf8'));
  const said = [JSON.stringify(events), JSON.stringify(result.record), ...(await Promise.all(generated))].join('\n');
  return { root, result, said, answered: registry.answered.slice(asked) };
}

async function packed(version: string): Promise<Uint8Array> {
  const files = {
    'package/package.json': JSON.stringify({ name: dependency, version, main: 'index.js' }),
    'package/index.js': `module.exports = '${marker(version)}';\n`,
  };
  const mtime = new Date(0);
  const entries = Object.entries(files).map(([path, body]) => ({ path, body }));
  return gzipSync(
    await packTar(entries.map(({ path, body }) => ({ header: { name: path, size: body.length, mtime }, body }))),
  );
}
