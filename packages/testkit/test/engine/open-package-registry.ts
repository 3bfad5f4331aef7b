import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedPackage {
  name: string;
  version: string;
  /** As `npm pack` makes it. */
  tarball: Uint8Array;
}

/** A registry of npm's kind that serves one package to those who bring the right token, and nothing to others. */
export interface TestPackageRegistry extends AsyncDisposable {
  /** `172.17.0.1:4873`. */
  host: string;
  /** The checksum that lockfiles pin the package by. */
  integrity: string;
  /** What was asked for, in order: `200 /@harbour%2ftides`. */
  answered: readonly string[];
}

/** Listens at `address`, which is one that builds can reach. */
export async function openPackageRegistry(
  { name, version, tarball }: ServedPackage,
  { address, token }: { address: string; token: string },
): Promise<TestPackageRegistry> {
  const answered: string[] = [];
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const file = `/${name}/-/${name.split('/').at(-1)}-${version}.tgz`;
  const server = createServer(({ url = '', headers }, answer) => {
    const path = decodeURIComponent(url);
    const isAllowed = headers.authorization === `Bearer ${token}`;
    const body = path === file ? tarball : path === `/${name}` ? JSON.stringify(document()) : undefined;
    const status = isAllowed ? (body === undefined ? 404 : 200) : 401;
    answered.push(`${status} ${url}`);
    answer.writeHead(status, { 'content-type': path === file ? 'application/octet-stream' : 'application/json' });
    answer.end(status === 200 ? body : JSON.stringify({ error: 'who are you?' }));
  });
  await once(server.listen(0, address), 'listening');
  const host = `${address}:${(server.address() as AddressInfo).port}`;
  const document = () => ({
    name,
    'dist-tags': { latest: version },
    // Long ago: some managers keep away from what is new.
    time: { [version]: '2020-02-02T02:02:02.000Z' },
    versions: { [version]: { name, version, dist: { tarball: `http://${host}${file}`, integrity } } },
  });
  return {
    host,
    integrity,
    answered,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
