import type { Engine } from '@seaworthy/engine';
import { requireEngine } from '@seaworthy/engine';
import { execa } from 'execa';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureFoundations, type FoundationSubstitution } from '../src/substitution/ensure-foundations.ts';

const REFERENCES = { node: 'gcr.io/distroless/nodejs22-debian13', cc: 'gcr.io/distroless/cc-debian13:nonroot' };
const HARDENED = ['--rm', '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges', '--network=none'];

let engine: Engine;
let node: FoundationSubstitution;
let cc: FoundationSubstitution;

beforeAll(async () => {
  engine = await requireEngine();
  const made = await ensureFoundations(engine, Object.values(REFERENCES));
  [node, cc] = made as [FoundationSubstitution, FoundationSubstitution];
});

const run = async (image: string, ...args: string[]) =>
  (await engine.docker(['run', ...HARDENED, image, ...args])).stdout;

describe.each(['node', 'cc'] as const)('%s runtime', (name) => {
  const image = () => (name === 'node' ? node : cc);

  test('has no shell, no package manager and no set-uid file: looked at from outside', async () => {
    const paths = await listFiles(engine, image().substitute);
    const programs = paths.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    const forbidden = ['sh', 'bash', 'dash', 'busybox', 'apt', 'apt-get', 'dpkg', 'npm', 'npx', 'pip', 'pip3', 'perl'];
    expect(forbidden.filter((program) => programs.includes(program))).toEqual([]);
    expect(paths.filter(({ mode }) => /[sS]/.test(mode)).map(({ path }) => path)).toEqual([]);
    expect(programs).toContain('tini-static');
  });

  test('carries its bill of materials', async () => {
    const paths = (await listFiles(engine, image().substitute)).map(({ path }) => path);
    expect(paths).toContain('usr/share/sbom/foundation.cdx.json');
    expect(paths.some((path) => path.startsWith('var/lib/dpkg/status.d/libc6'))).toBe(true);
  });
});

test('node runs as 65532 under an init, and speaks TLS and time zones', async () => {
  const script = `
    const tls = require('node:tls'), fs = require('node:fs');
    const psk = Buffer.alloc(16, 7), ciphers = 'PSK-AES256-GCM-SHA384', options = { ciphers, maxVersion: 'TLSv1.2' };
    const server = tls.createServer({ ...options, pskCallback: () => psk }, (socket) => socket.end('over tls'));
    server.listen(0, '127.0.0.1', () => {
      const check = { checkServerIdentity: () => undefined, pskCallback: () => ({ psk, identity: 'x' }) };
      tls.connect({ ...options, ...check, port: server.address().port }, function () {
        this.on('data', (data) => console.log(JSON.stringify({
          said: String(data), uid: process.getuid(), init: fs.readFileSync('/proc/1/comm', 'utf8').trim(),
          certificates: fs.readFileSync(process.env.SSL_CERT_FILE, 'utf8').split('BEGIN CERTIFICATE').length > 100,
          noon: new Date(0).toLocaleTimeString('en', { timeZone: 'Asia/Tokyo' }),
        })));
        this.on('end', () => server.close());
      });
    });`;
  expect(JSON.parse(await run(node.substitute, '-e', script))).toEqual({
    said: 'over tls',
    uid: 65532,
    init: 'tini-static',
    certificates: true,
    noon: '9:00:00 AM',
  });
  expect(await run(node.substitute, '-p', 'process.versions.node.split(".")[0]')).toBe('22');
});

test('sizes are within their budgets', () => {
  expect(node.sizeBytes).toBeLessThan(118e6);
  expect(node.transferredBytes).toBeLessThan(46e6);
  expect(cc.sizeBytes).toBeLessThan(20e6);
  expect(cc.transferredBytes).toBeLessThan(8e6);
});

async function listFiles(from: Engine, image: string): Promise<{ mode: string; path: string }[]> {
  // An image without a program of its own needs one to be named.
  const { stdout: container } = await from.docker(['create', '--label=dev.seaworthy=test', image, 'never started']);
  try {
    const archive = execa('docker', ['export', container], {
      env: from.env,
      encoding: 'buffer',
      buffer: { stdout: false },
    });
    const { stdout } = await archive.pipe('tar', ['--list', '--verbose', '--file=-']);
    return String(stdout)
      .split('\n')
      .map((line) => ({ mode: line.slice(0, 10), path: line.split(/\s+/)[5] ?? '' }));
  } finally {
    await from.docker(['rm', '--force', container]);
  }
}
