import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@seaworthy/engine';
import { requireEngine } from '@seaworthy/engine';
import { sampleOf } from '@seaworthy/testkit';
import { beforeAll, expect, test } from 'vitest';
import type { PrivateApt } from '../src/apt/private-apt.ts';
import { type FoundationMatch, findFoundation } from '../src/foundations/find-foundation.ts';
import { seaworthyHome } from '../src/machine/home.ts';
import { findFoundationImages } from '../src/making/foundation-image.ts';
import { groupByBase } from '../src/making/group-by-base.ts';
import { makeGroup } from '../src/making/make-group.ts';
import { fetchRelease } from '../src/making/material.ts';
import { planImages } from '../src/making/plan-images.ts';
import { openReleaseApt } from '../src/making/release-apt.ts';
import { openWorkspace } from '../src/making/workspace.ts';
import { ensureFoundations } from '../src/substitution/ensure-foundations.ts';

/** Each is made by the same program from packages of its own. */
const REFERENCES = sampleOf(
  [
    'gcr.io/distroless/nodejs22-debian13',
    'node:22-trixie-slim',
    'gcr.io/distroless/cc-debian13:nonroot',
    'python:3.13-slim-trixie',
    'postgres:17',
  ],
  () => ['making'],
);
let engine: Engine;

beforeAll(async () => {
  engine = await requireEngine();
});

test('made a second time from the same packages, every image has the same digest', async () => {
  await ensureFoundations(engine, REFERENCES, { refresh: true });
  const matches = REFERENCES.map(findFoundation) as FoundationMatch[];
  const before = await findFoundationImages(engine, matches);
  await using workspace = await openWorkspace(seaworthyHome());
  const apt: PrivateApt = await openReleaseApt(seaworthyHome(), 'trixie');
  const planned = await planImages(engine, matches, new Map([['trixie', apt]]), join(workspace.folder, 'npm'));
  const variants = matches.map(({ variant }) => variant);
  const signal = new AbortController().signal;
  const material = fetchRelease(apt, 'trixie', variants, workspace.folder, signal);
  const digests: Record<string, string> = {};
  for (const [index, group] of groupByBase(planned).entries()) {
    const folder = join(workspace.folder, `again-${index}`);
    const context = { folder, debian: 'trixie', architecture: engine.architecture, apt, material, signal } as const;
    const { images } = await makeGroup(group.images, group.base, { ...context, progress: () => undefined });
    for (const { planned: image, written } of images) digests[image.reference] = written.digest;
  }
  const expected = Object.fromEntries([...before.values()].map(({ tag, digest }) => [tag, digest]));
  expect(Object.keys(expected)).toHaveLength(REFERENCES.length);
  expect(digests).toEqual(expected);
});

test('an aborted making leaves no folder, no mount and no process behind', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const before = await leftovers();
  await using workspace = await openWorkspace(seaworthyHome());
  const apt = await openReleaseApt(seaworthyHome(), 'bookworm');
  await apt.update();
  const matches = [findFoundation('debian:12-slim')] as FoundationMatch[];
  const planned = await planImages(engine, matches, new Map([['bookworm', apt]]), join(workspace.folder, 'npm'));
  const material = fetchRelease(apt, 'bookworm', [], workspace.folder, signal);
  const [group] = groupByBase(planned);
  const folder = join(workspace.folder, 'aborted');
  const context = { folder, debian: 'bookworm', architecture: engine.architecture, apt, material, signal } as const;
  const making = makeGroup(group?.images ?? [], group?.base, { ...context, progress: () => undefined });
  // By then, packages are being installed inside: the moment that leaves most behind.
  setTimeout(() => controller.abort(), 6000);
  await expect(making).rejects.toThrow();
  const within = await leftovers();
  expect(within.mounts).toEqual(before.mounts);
  expect(within.processes.filter((command) => command.includes(workspace.folder))).toEqual([]);
});

async function leftovers(): Promise<{ mounts: string[]; processes: string[] }> {
  const mounts = (await readFile('/proc/self/mounts', 'utf8'))
    .split('\n')
    .filter((line) => line.includes('seaworthy-foundations'));
  const processes: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    processes.push((await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' '));
  }
  return { mounts, processes };
}
