import { createHash } from 'node:crypto';
import type { Engine } from '@seaworthy/engine';
import { requireEngine } from '@seaworthy/engine';
import { packTar } from 'modern-tar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureFoundations, type FoundationSubstitution } from '../src/substitution/ensure-foundations.ts';
import { removeSuperseded } from '../src/substitution/remove-superseded.ts';

const REFERENCE = 'gcr.io/distroless/nodejs22-debian13';
const OLDER = 'seaworthy-foundation/node-runtime:22-000000000000';
const MALFORMED = `malformed-test-${process.pid}:1`;
const PROJECT = `superseded-test-${process.pid}:latest`;

let engine: Engine;
let newest: FoundationSubstitution;

beforeAll(async () => {
  engine = await requireEngine();
  [newest] = (await ensureFoundations(engine, [REFERENCE])) as [FoundationSubstitution];
  for (const tag of [OLDER, PROJECT]) await deriveImage(tag);
});
afterAll(async () => {
  await engine.docker(['image', 'rm', '--force', OLDER, PROJECT, MALFORMED], { reject: false });
});

test('removes the older content of a foundation, and neither the newest nor what projects built on it', async () => {
  const notices: string[] = [];
  const onEvent = (event: { type: string; message?: string }) => notices.push(event.message ?? event.type);
  expect(await removeSuperseded(engine, [REFERENCE, 'nothing/known:1'], onEvent)).toEqual([OLDER]);
  expect(notices).toEqual([`Removed base images that newer ones have replaced: ${OLDER}`]);
  expect(await exists(OLDER)).toBe(false);
  expect(await exists(newest.substitute)).toBe(true);
  expect(await exists(PROJECT)).toBe(true);
});

test("somebody else's image with a malformed configuration is no reason to fail", async () => {
  await deriveImage(OLDER);
  await engine.docker(['load'], { input: await malformedImage(MALFORMED) });
  // What this test is about: the engine answers no question by its labels as long as this image is there.
  const byLabel = await engine.docker(['image', 'ls', '--filter', 'label=dev.seaworthy.foundation=node-runtime'], {
    reject: false,
  });
  expect(byLabel.stderr).toContain('could not deserialize image config');
  expect(await removeSuperseded(engine, [REFERENCE])).toEqual([OLDER]);
});

const LABELS_OF_FOUNDATION = {
  'dev.seaworthy.foundation': 'node-runtime',
  'dev.seaworthy.foundation.version': '22',
};

/** An archive of an image whose command is a number. The engine loads it, and cannot read it afterwards. */
async function malformedImage(tag: string): Promise<Uint8Array> {
  const blobs: { name: string; body: string }[] = [];
  const store = (content: object) => {
    const body = JSON.stringify(content);
    const digest = createHash('sha256').update(body).digest('hex');
    blobs.push({ name: `blobs/sha256/${digest}`, body });
    return { digest: `sha256:${digest}`, size: body.length };
  };
  const mediaType = (what: string) => `application/vnd.oci.image.${what}.v1+json`;
  const platform = { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: [] } };
  const config = {
    mediaType: mediaType('config'),
    ...store({ ...platform, config: { Labels: LABELS_OF_FOUNDATION, Cmd: 7 } }),
  };
  const manifest = store({ schemaVersion: 2, mediaType: mediaType('manifest'), config, layers: [] });
  const annotations = { 'io.containerd.image.name': `docker.io/library/${tag}` };
  const manifests = [{ mediaType: mediaType('manifest'), ...manifest, annotations }];
  const files = [
    { name: 'oci-layout', body: JSON.stringify({ imageLayoutVersion: '1.0.0' }) },
    { name: 'index.json', body: JSON.stringify({ schemaVersion: 2, manifests }) },
    ...blobs,
  ];
  return packTar(files.map(({ name, body }) => ({ header: { name, size: body.length }, body })));
}

/** An image with the foundation's labels and another content. */
async function deriveImage(tag: string): Promise<void> {
  const { stdout: container } = await engine.docker(['create', '--network=none', newest.substitute]);
  await engine.docker(['commit', '--change', `LABEL derived=${tag}`, container.trim(), tag]);
  await engine.docker(['rm', container.trim()]);
}

async function exists(tag: string): Promise<boolean> {
  return (await engine.docker(['image', 'inspect', tag], { reject: false })).exitCode === 0;
}
