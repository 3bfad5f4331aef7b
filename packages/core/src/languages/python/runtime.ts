import type { HealthQuestion, Runtime } from '../define-runtime.ts';

/** Versions that are tried, the preferred one first. */
export const pythonVersions = ['3.13', '3.12', '3.11', '3.14', '3.10'];
/** Debian's C libraries without a shell, at every Python's service; as root, unless the tag says otherwise. */
const WITHOUT_SHELL = 'gcr.io/distroless/cc-debian13:nonroot';
const binary = 'python3';

/** The public image with this Python and a shell. */
export function slimImage(version: string): string {
  // Without a registry a base image of ours stands in, whose Python is Debian's: 3.11 is the one of bookworm.
  return `python:${version}-slim-${version === '3.11' ? 'bookworm' : 'trixie'}`;
}

export const runtime: Runtime = {
  id: 'python',
  name: 'Python',
  versions: pythonVersions,
  // One for all versions: the interpreter comes from the image that builds.
  image: (version, security) => ({ image: security === 'standard' ? slimImage(version) : WITHOUT_SHELL, binary }),
  healthCommand,
  init: { value: 'tini', because: 'PID 1 has to forward signals and to reap zombies, which the runtime does not.' },
  debugPort: 5678,
};

function healthCommand({ port, route, instead = '/', binary: program }: HealthQuestion): string[] {
  const script = [
    'import http.client',
    `c = http.client.HTTPConnection('127.0.0.1', ${port}, timeout=2)`,
    `c.request('GET', '${route ?? instead}')`,
    'r = c.getresponse()',
    `raise SystemExit(r.status >= ${route === undefined ? 500 : 400} and f'{r.status} {r.read(500).decode()}')`,
  ];
  return [program, '-c', script.join('; ')];
}
