import type { Engine } from '@seaworthy/engine';
import { requireEngine } from '@seaworthy/engine';
import { execa } from 'execa';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureFoundations, type FoundationSubstitution } from '../src/substitution/ensure-foundations.ts';

const REFERENCES = { node: 'gcr.io/distroless/nodejs22-debian13', python: 'gcr.io/distroless/python3-debian13' };
const HARDENED = ['--rm', '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges', '--network=none'];

let engine: Engine;
let node: FoundationSubstitution;
let python: FoundationSubstitution;

beforeAll(async () => {
  engine = await requireEngine();
  const made = await ensureFoundations(engine, Object.values(REFERENCES));
  [node, python] = made as [FoundationSubstitution, FoundationSubstitution];
});

const run = async (image: string, ...args: string[]) =>
  (await engine.docker(['run', ...HARDENED, image, ...args])).stdout;

describe.each(['node', 'python'] as const)('%s runtime', (name) => {
  const image = () => (name === 'node' ? node : python);

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

test('python runs as 65532 under an init, and speaks TLS, SQLite and time zones', async () => {
  const script = `
import json, os, socket, sqlite3, ssl, threading, zoneinfo, datetime, sys
def context(side):
    c = ssl.SSLContext(side); c.check_hostname = False; c.verify_mode = ssl.CERT_NONE
    c.maximum_version = ssl.TLSVersion.TLSv1_2; c.set_ciphers('PSK'); return c
psk = b'7' * 16
s = context(ssl.PROTOCOL_TLS_SERVER); s.set_psk_server_callback(lambda identity: psk)
c = context(ssl.PROTOCOL_TLS_CLIENT); c.set_psk_client_callback(lambda hint: ('x', psk))
a, b = socket.socketpair()
threading.Thread(target=lambda: s.wrap_socket(a, server_side=True).sendall(b'over tls')).start()
said = c.wrap_socket(b).recv(99).decode()
tokyo = datetime.datetime.fromtimestamp(0, zoneinfo.ZoneInfo('Asia/Tokyo')).hour
print(json.dumps(dict(said=said, uid=os.getuid(), init=open('/proc/1/comm').read().strip(), tokyo=tokyo,
  sqlite=sqlite3.connect(':memory:').execute('select 6*7').fetchone()[0], python=list(sys.version_info[:2]),
  certificates=len(ssl.create_default_context().get_ca_certs()) > 100,
  compiled=os.path.exists('/usr/lib/python3.13/asyncio/__pycache__/events.cpython-313.pyc'))))`;
  expect(JSON.parse(await run(python.substitute, '-c', script))).toEqual({
    said: 'over tls',
    uid: 65532,
    init: 'tini-static',
    tokyo: 9,
    sqlite: 42,
    python: [3, 13],
    certificates: true,
    compiled: true,
  });
});

test('sizes are within their budgets', () => {
  expect(node.sizeBytes).toBeLessThan(118e6);
  expect(node.transferredBytes).toBeLessThan(46e6);
  expect(python.sizeBytes).toBeLessThan(50e6);
  expect(python.transferredBytes).toBeLessThan(19e6);
});

async function listFiles(from: Engine, image: string): Promise<{ mode: string; path: string }[]> {
  const { stdout: container } = await from.docker(['create', '--label=dev.seaworthy=test', image]);
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
