import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../connection/engine.ts';
import { requireEngine } from '../connection/find-engine.ts';
import { measureImage } from './measure-image.ts';

const name = `seaworthy-measure-${randomUUID().slice(0, 8)}`;
let engine: Engine;
let directory: string;

beforeAll(async () => {
  engine = await requireEngine();
  directory = await mkdtemp(join(tmpdir(), 'seaworthy measure '));
  await writeFile(join(directory, 'zeros.bin'), Buffer.alloc(300_000));
  await writeFile(join(directory, 'note.txt'), 'ahoy');
  await writeFile(join(directory, 'Dockerfile'), 'FROM scratch\nCOPY zeros.bin /data/\nENV A=1\nCOPY note.txt /\n');
});

afterAll(async () => {
  await engine.docker(['image', 'rm', '--force', `${name}:gzip`, `${name}:plain`], { reject: false });
  await rm(directory, { recursive: true });
});

async function build(tag: string, compression: string): Promise<string> {
  const reference = `${name}:${tag}`;
  const output = `type=image,name=${reference},unpack=true,compression=${compression},force-compression=true`;
  await engine.docker(['buildx', 'build', '--provenance=false', '--output', output, directory]);
  return reference;
}

test('compressed layers weigh what the engine stores', async () => {
  const image = await measureImage(engine, { target: 'boat', reference: await build('gzip', 'gzip') });
  expect(image).toMatchObject({ target: 'boat', unpackedBytes: 300_004, transferredBy: 'stored' });
  expect(image.layers.map(({ createdBy, unpackedBytes }) => [createdBy, unpackedBytes])).toEqual([
    ['COPY zeros.bin /data/', 300_000],
    ['COPY note.txt /', 4],
  ]);
  expect(image.transferredBytes).toBeGreaterThan(300);
  expect(image.transferredBytes).toBeLessThan(3000);
});

test('layers that are stored as they are get compressed to measure them', async () => {
  const image = await measureImage(engine, { target: 'boat', reference: await build('plain', 'uncompressed') });
  expect(image).toMatchObject({ unpackedBytes: 300_004, transferredBy: 'gzip' });
  expect(image.transferredBytes).toBeGreaterThan(300);
  expect(image.transferredBytes).toBeLessThan(3000);
});

test('sizes are remembered by content, and measured again when what was remembered is broken', async () => {
  const sizeCache = join(directory, 'sizes');
  const reference = await build('gzip', 'gzip');
  const first = await measureImage(engine, { target: 'boat', reference, sizeCache });
  expect(await measureImage(engine, { target: 'boat', reference, sizeCache })).toEqual(first);
  for (const file of await readdir(sizeCache)) await writeFile(join(sizeCache, file), '[{"digest":');
  expect(await measureImage(engine, { target: 'boat', reference, sizeCache })).toEqual(first);
});
