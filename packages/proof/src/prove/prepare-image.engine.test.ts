import { type Engine, findSubstitution, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareImage } from './prepare-image.ts';
import type { ImageTarget } from './target.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const tag = (name: string) => `prepare-image-test-${name}:${process.pid}`;
const names = ['good', 'writer', 'hoarder', 'loopback', 'silent', 'broken', 'done', 'needy'] as const;

const SERVE = "require('http').createServer((q, s) => s.end('ok')).listen(4173)";
const NEEDY =
  "if (process.env.TIDE_TOKEN !== 'mussel-$7 \"9\"') throw new Error('TIDE_TOKEN is not set'); require('http').createServer((q, s) => s.end('ok')).listen(7000)";
const IMAGES: Record<(typeof names)[number], string> = {
  good: dockerfile(SERVE, 'USER 1717', 'EXPOSE 9 4173'),
  writer: dockerfile(`require('fs').mkdirSync('/var/cache/quay', { recursive: true }); ${SERVE}`, 'USER 0'),
  hoarder: dockerfile(`require('fs').writeFileSync('/usr/bin/quay', ''); ${SERVE}`, 'USER 0', 'EXPOSE 4173'),
  loopback: dockerfile(SERVE.replace('(4173)', "(4173, '127.0.0.1')")),
  silent: dockerfile('setInterval(() => {}, 1000)'),
  done: dockerfile('0'),
  needy: dockerfile(NEEDY),
  broken: dockerfile("throw new Error('no such harbour')", 'EXPOSE 4173'),
};

let engine: Engine;
let nodeImage: string;
let substitutions: Substitution[];

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await substituteBaseImages(engine, [NODE]);
  nodeImage = findSubstitution(substitutions, NODE)?.substitute ?? NODE;
  for (const name of names) {
    await engine.docker(['build', '--quiet', '--tag', tag(name), '-'], { input: `FROM ${nodeImage}\n${IMAGES[name]}` });
  }
});

afterAll(() => engine.docker(['image', 'rm', '--force', ...names.map(tag)], { reject: false }));

function dockerfile(program: string, ...lines: string[]): string {
  return [...lines, 'ENTRYPOINT ["/usr/bin/node"]', `CMD ${JSON.stringify(['-e', program])}`].join('\n');
}

function prepare(name: (typeof names)[number], given: Partial<ImageTarget> = {}) {
  return prepareImage(engine, {
    ...{ target: { reference: tag(name), ...given }, signal: new AbortController().signal },
    findAgent,
  });
}

const findAgent = async () => ({ reference: nodeImage, node: '/nodejs/bin/node' });

const FLAGS =
  '--memory 512m --cpus 1 --pids-limit 256 --security-opt no-new-privileges --read-only --tmpfs /tmp --cap-drop ALL --stop-timeout 30';
const command = (flags: string, name: (typeof names)[number], port?: number) =>
  `docker run --detach ${flags}${port === undefined ? '' : ` --publish 127.0.0.1:${port}:${port}`} ${tag(name)}`;

test('an image that stands everything, and of two ports the one that answers', async () => {
  const { port, run } = await prepare('good');
  expect([port, run]).toEqual([4173, { command: command(FLAGS, 'good', 4173), refused: [] }]);
});

test('a folder that it writes to is found in its log, and a port that nothing names where it listens', async () => {
  const { port, run } = await prepare('writer');
  const flags = `${FLAGS} --tmpfs /var/cache/quay`;
  expect([port, run]).toEqual([4173, { command: command(flags, 'writer', 4173), refused: [] }]);
});

test('an image that writes among its programs is proven without that flag alone, which is said', async () => {
  const { run } = await prepare('hoarder');
  expect(run.refused).toEqual([
    {
      flag: '--read-only --tmpfs /tmp',
      check: 'writable-root-filesystem',
      reason: 'It does not stand it: it writes to /usr/bin/quay on a read-only file system.',
    },
  ]);
  expect(run.command).not.toContain('--read-only');
  expect(run.command).toContain('--cap-drop ALL');
});

test('an image that only it itself reaches is told so', async () => {
  const { port, run } = await prepare('loopback');
  expect([port, run.unknown]).toEqual([
    undefined,
    expect.stringContaining('It listens on 127.0.0.1 only, at port 4173'),
  ]);
});

test('an image that listens nowhere is a worker, and what to type if it is none is said', async () => {
  const { port, shape, run } = await prepare('silent');
  expect([port, shape, run.unknown]).toEqual([undefined, 'worker', expect.stringContaining('`--port 8080`')]);
});

test('an image that does not start at all says why, and nothing is claimed about flags', async () => {
  const { flags, run } = await prepare('broken');
  expect([flags, run.refused]).toEqual([[], []]);
  expect(run.unknown).toContain('It does not start without them either');
  expect(run.unknown).toContain('no such harbour');
});

test('an image that ends by itself is a job, and tried with flags nevertheless', async () => {
  const { port, shape, run } = await prepare('done');
  expect([port, shape, run.unknown]).toEqual([undefined, 'job', expect.stringContaining('it is a job')]);
  expect(run.command).toBe(command(FLAGS, 'done'));
});

test('a variable that is missing is named, with what to type; with it, and told where to ask, the image stands', async () => {
  const without = await prepare('needy');
  expect(without.run.unknown).toContain('it needs the variable TIDE_TOKEN');
  expect(without.run.unknown).toContain('--env TIDE_TOKEN=…');
  const given = {
    environment: { TIDE_TOKEN: 'mussel-$7 "9"' },
    ports: [4173],
    command: ['-e', NEEDY.replace('7000', '4173')],
  };
  const { port, run } = await prepare('needy', given);
  expect([port, run.refused, run.unknown]).toEqual([4173, [], undefined]);
  expect(run.command).toContain(' --env TIDE_TOKEN --publish 127.0.0.1:4173:4173 ');
});

test('what an image needs beside it is started, and it gets the address', async () => {
  const image = tag('good');
  const companions = [{ name: 'harbour', service: { image }, variables: {} }];
  const asks = `require('dns').lookup('harbour', (e) => { if (e) throw e; ${SERVE} })`;
  const { port, run } = await prepareImage(engine, {
    target: { reference: tag('silent'), beside: [image], command: ['-e', asks] },
    ...{ companions, findAgent, signal: new AbortController().signal },
  });
  expect([port, run.refused]).toEqual([4173, []]);
  expect(run.command).toContain('--network prepare-image-test-silent');
});

test('nothing is left', async () => {
  const filter = ['ps', '--all', '--filter', 'label=com.docker.compose.project', '--format', '{{.Image}}'];
  const { stdout } = await engine.docker(filter);
  expect(stdout.split('\n').filter((image) => image.startsWith('prepare-image-test-'))).toEqual([]);
});
