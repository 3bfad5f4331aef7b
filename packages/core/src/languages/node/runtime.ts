import type { HealthQuestion, Runtime } from '../define-runtime.ts';

/** Versions that are tried, the preferred one first. */
export const nodeVersions = ['22', '24', '20'];
const withoutShell = ['22', '24'];

/** The public image, which was last made on the Debian of its days: versions out of support have none on a newer one. */
export function buildImage(version: string): string {
  const major = Number(version);
  const isOnTrixie = major === 20 || major === 22 || major >= 24;
  const isOnBookworm = major >= 20 || major === 16 || major === 18;
  return `node:${version}-${isOnTrixie ? 'trixie' : isOnBookworm ? 'bookworm' : 'bullseye'}`;
}

export const runtime: Runtime = {
  id: 'node',
  name: 'Node',
  versions: nodeVersions,
  image: (version, security) =>
    security === 'standard'
      ? { image: `${buildImage(version)}-slim`, binary: 'node' }
      : withoutShell.includes(version)
        ? // As root, unless the tag says otherwise. The folder is not on the PATH of the hardened image.
          { image: `gcr.io/distroless/nodejs${version}-debian13:nonroot`, binary: '/nodejs/bin/node' }
        : undefined,
  healthCommand,
  init: { value: 'tini', because: 'PID 1 has to forward signals and to reap zombies, which the runtime does not.' },
  debugPort: 9229,
  heap: {
    percent: 70,
    because: "Percent of the memory limit for Node's heap: buffers and the runtime need the rest.",
  },
};

/** The answer's text goes to the health log, where it names what is not ready. */
export function healthCommand({ binary, port, route, instead = '/' }: HealthQuestion): string[] {
  const [options, failing] = route === undefined ? [", { redirect: 'manual' }", 'r.status >= 500'] : ['', '!r.ok'];
  const script = [
    `fetch('http://127.0.0.1:${port}${route ?? instead}'${options})`,
    `.then(async (r) => { if (${failing}) throw new Error(r.status + ' ' + (await r.text()).slice(0, 500)) })`,
    '.catch((e) => { console.error((e.cause ?? e).message); process.exit(1) })',
  ];
  return [binary, '-e', script.join('')];
}
