// The images of flowstate beside single-stage images of the same sources on the same base images (bench/plain/flowstate), in
// one run: sizes, and builds with nothing cached and after one changed line.
import { appendFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli, keep, megabytes, seaworthy, seconds, timed, withCopyOf } from './measuring.mjs';

const files = fileURLToPath(new URL('plain/flowstate', import.meta.url));
const services = ['backend', 'frontend', 'worker'];
const bases = { backend: 'node:22-trixie-slim', frontend: 'node:22-trixie-slim', worker: 'python:3.13-slim-trixie' };
const plainName = (service) => `seaworthy-bench-plain-flowstate-${service}`;
const oursName = (service) => `flowstate-bench-${service}`;

await withCopyOf('flowstate', (folder) => {
  timed(process.execPath, [cli, 'generate', folder]);
  const loadBefore = loadavg()[0];
  try {
    const { substitutions, times } = measureBuilds(folder);
    const images = Object.fromEntries(services.map((name) => [name, sizes(name, substitutions)]));
    keep('flowstate-images', { loadBefore, loadAfter: loadavg()[0], buildSeconds: times, images });
  } finally {
    const names = services.flatMap((service) => [plainName(service), oursName(service)]);
    timed('docker', ['image', 'rm', '--force', ...names]);
  }
});

/** With nothing cached, and after one more line in the backend; ours and the single stages turn by turn, each in parallel. */
function measureBuilds(folder) {
  const cold = seaworthy(['build', '-C', folder, '--no-cache']);
  const { substitutions } = cold.document;
  const definition = writeDefinition(folder, substitutions);
  const coldPlain = bake(definition, '--no-cache');
  seaworthy(['build', '-C', folder]);
  bake(definition);
  appendFileSync(join(folder, 'backend/src/server.ts'), '\n// One more line.\n');
  const changed = seaworthy(['build', '-C', folder]);
  const changedPlain = bake(definition);
  return {
    substitutions,
    times: {
      cold: compared(seconds(cold.durationMs), seconds(coldPlain)),
      oneLineChanged: compared(seconds(changed.durationMs), seconds(changedPlain)),
    },
  };
}

/** The single stages as targets of one bake file, on the base images that ours stand on. */
function writeDefinition(folder, substitutions) {
  const contexts = Object.fromEntries(
    substitutions.map(({ reference, substitute }) => [reference, `docker-image://${substitute}`]),
  );
  const ca = process.env.NODE_EXTRA_CA_CERTS ? [`id=ca,src=${process.env.NODE_EXTRA_CA_CERTS}`] : [];
  const target = Object.fromEntries(
    services.map((service) => [
      service,
      {
        context: join(folder, service),
        dockerfile: join(files, `${service}.Dockerfile`),
        tags: [plainName(service)],
        contexts,
        secret: ca,
      },
    ]),
  );
  const path = join(dirname(folder), 'plain.json');
  writeFileSync(path, JSON.stringify({ target, group: { default: { targets: services } } }));
  return path;
}

function bake(definition, ...more) {
  return timed('docker', ['buildx', 'bake', '--load', '--file', definition, ...more]).durationMs;
}

/**
 * Megabytes. Where no registry answers, base images are larger than public ones: so the single stage is also counted on the
 * base of the generated image, which is the smallest that its program runs on.
 */
function sizes(service, substitutions) {
  const ours = stored(oursName(service));
  const plain = stored(plainName(service));
  const base = substitutions.find(({ reference }) => reference === bases[service])?.substitute ?? bases[service];
  const onSmallBase = plain.onDisk - stored(base).onDisk + smallBase(service);
  return {
    transferredMb: compared(megabytes(ours.transferred), megabytes(plain.transferred)),
    onDiskMb: compared(megabytes(ours.onDisk), megabytes(plain.onDisk)),
    onDiskWithSmallBaseMb: compared(megabytes(ours.onDisk), megabytes(onSmallBase)),
  };
}

/** What the generated image is before its program comes in. The plain frontend is served by Node, as the backend is. */
function smallBase(service) {
  const layers = history(oursName(service === 'frontend' ? 'backend' : service));
  const own = layers.findIndex(({ CreatedBy }) => CreatedBy.startsWith('WORKDIR'));
  return sum(layers.slice(own));
}

function stored(image) {
  const { stdout } = timed('docker', ['image', 'inspect', '--format', '{{.Size}}', image]);
  return { transferred: Number(stdout), onDisk: sum(history(image)) };
}

function sum(layers) {
  return layers.reduce((total, { Size }) => total + Number(Size), 0);
}

/** Layers of an image, newest first. */
function history(image) {
  const { stdout } = timed('docker', ['history', '--no-trunc', '--human=false', '--format', '{{json .}}', image]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function compared(ours, plain) {
  return { seaworthy: ours, plain, change: `${Math.round((ours / plain - 1) * 100)} %` };
}
