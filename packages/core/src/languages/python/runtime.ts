import type { HealthQuestion, Runtime } from '../define-runtime.ts';

/** Versions that are tried, the preferred one first. */
export const pythonVersions = ['3.13', '3.12', '3.11', '3.14', '3.10'];
/** The hardened Python is its distribution's own, so there is one for each Debian release and no other. */
const distributions: Readonly<Record<string, { slim: string; withoutShell: string }>> = {
  '3.13': { slim: 'python:3.13-slim-trixie', withoutShell: 'gcr.io/distroless/python3-debian13' },
  '3.11': { slim: 'python:3.11-slim-bookworm', withoutShell: 'gcr.io/distroless/python3-debian12' },
};
const binary = 'python3';

/** The public image with this Python and a shell. The hardened one has the same distribution beneath it. */
export function slimImage(version: string): string {
  return distributions[version]?.slim ?? `python:${version}-slim-trixie`;
}

export const runtime: Runtime = {
  id: 'python',
  name: 'Python',
  versions: pythonVersions,
  image(version, security) {
    const image = security === 'standard' ? slimImage(version) : distributions[version]?.withoutShell;
    return image === undefined ? undefined : { image, binary };
  },
  healthCommand,
  init: { value: 'tini', because: 'PID 1 has to forward signals and to reap zombies, which the runtime does not.' },
  debugPort: 5678,
};

function healthCommand({ port, route, binary: program }: HealthQuestion): string[] {
  const script = [
    'import http.client',
    `c = http.client.HTTPConnection('127.0.0.1', ${port}, timeout=2)`,
    `c.request('GET', '${route ?? '/'}')`,
    'r = c.getresponse()',
    `raise SystemExit(r.status >= ${route === undefined ? 500 : 400} and f'{r.status} {r.read(500).decode()}')`,
  ];
  return [program, '-c', script.join('; ')];
}
