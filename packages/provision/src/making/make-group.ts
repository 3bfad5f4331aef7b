import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrivateApt } from '../apt/private-apt.ts';
import { type InstalledPackage, parseControlRecords } from '../apt/unpack-packages.ts';
import type { BootstrapBase, DebianCodename, FoundationVariant } from '../foundations/definition/define-foundation.ts';
import { applySteps } from './apply-steps.ts';
import { bootstrap, unpackMmdebstrap } from './bootstrap.ts';
import { DEBIAN_RELEASES } from './debian-releases.ts';
import { LABELS } from './foundation-image.ts';
import { labelsOf } from './image-labels.ts';
import { createLayout, finishLayout, type WrittenImage, writeImage } from './image-layout.ts';
import { type Layer, makeLayer } from './layer.ts';
import { NPM_ARCHITECTURE, type ReleaseTools } from './material.ts';
import type { NpmPackage } from './npm-packages.ts';
import { pathFilter } from './path-filter.ts';
import type { PlannedImage } from './plan-images.ts';
import { writeRootFile } from './root-file-system.ts';
import { renderSbom, SBOM_PATH } from './sbom.ts';

export interface GroupContext {
  /** Folder of this group alone. */
  folder: string;
  debian: DebianCodename;
  architecture: string;
  apt: PrivateApt;
  /** Packages and tools, which are fetched while a base is made. */
  material: Promise<ReleaseTools>;
  progress(detail: string): void;
  signal: AbortSignal;
}

export interface MadeImage {
  planned: PlannedImage;
  written: WrittenImage;
  sbom: string;
  unpackedBytes: number;
  transferredBytes: number;
}

/** Makes the images that share a base (or one image that has none) as one OCI layout, in `folder`/layout. */
export async function makeGroup(
  planned: readonly PlannedImage[],
  base: BootstrapBase | undefined,
  context: GroupContext,
): Promise<{ layout: string; images: MadeImage[] }> {
  const { folder, signal } = context;
  await mkdir(folder, { recursive: true });
  const { folder: layout, blobs } = await createLayout(join(folder, 'layout'));
  const below = base === undefined ? undefined : await makeBase(base, blobs, context);
  const images: MadeImage[] = [];
  for (const image of planned) images.push(await makeImage(image, below, blobs, context));
  await finishLayout(
    layout,
    images.map(({ written }) => written),
  );
  if (below !== undefined) await rm(below.root, { recursive: true, force: true });
  signal.throwIfAborted();
  return { layout, images };
}

interface BaseLayer {
  root: string;
  layer: Layer;
  packages: InstalledPackage[];
}

async function makeBase(base: BootstrapBase, blobs: string, context: GroupContext): Promise<BaseLayer> {
  const { folder, debian, apt, progress, signal } = context;
  const root = join(folder, 'base');
  const temporary = join(folder, 'temporary');
  await mkdir(temporary, { recursive: true });
  progress(`installing Debian ${DEBIAN_RELEASES[debian].number} packages`);
  const programs = await unpackMmdebstrap(apt, join(folder, 'mmdebstrap'), signal);
  await bootstrap({ debian, base, apt, programs, root, temporary, signal });
  progress('archiving the shared base');
  const { epochSeconds } = DEBIAN_RELEASES[debian];
  const omit = pathFilter(base.omit);
  const layer = await makeLayer({ root, omit, epochSeconds, blobs, compression: 'none', signal });
  const packages = parseControlRecords(await readFile(join(root, 'var/lib/dpkg/status'), 'utf8'));
  return { root, layer, packages };
}

async function makeImage(
  image: PlannedImage,
  below: BaseLayer | undefined,
  blobs: string,
  context: GroupContext,
): Promise<MadeImage> {
  const { folder, debian, architecture, progress, signal } = context;
  const { definition, variant } = image.match;
  const tools = await context.material;
  progress(`making ${definition.id}`);
  const root = join(folder, definition.id);
  await mkdir(root, { recursive: true, mode: 0o755 });
  const unpacked = await applySteps(variant.steps, {
    root,
    ...(below === undefined ? {} : { base: below.root }),
    scratch: join(folder, `${definition.id}-scratch`),
    debs: tools.debs,
    npm: image.npm,
    tools: tools.root,
    npmArchitecture: NPM_ARCHITECTURE,
    signal,
  });
  const release = DEBIAN_RELEASES[debian];
  const npm = [...image.npm.values()];
  const sbom = renderSbom({
    name: `seaworthy-foundation/${definition.id}`,
    version: variant.version,
    debianNumber: release.number,
    packages: [...(below?.packages ?? []), ...unpacked],
    npm,
  });
  await writeRootFile(root, SBOM_PATH, sbom);
  const omit = pathFilter(variant.omit);
  const { epochSeconds } = release;
  const compression = below === undefined ? 'gzip' : 'none';
  const layer = await makeLayer({ root, omit, epochSeconds, blobs, compression, signal });
  await rm(root, { recursive: true, force: true });

  const layers = [
    ...(below === undefined ? [] : [{ layer: below.layer, createdBy: `mmdebstrap ${debian}` }]),
    { layer, createdBy: `seaworthy foundation ${definition.id} ${variant.version}` },
  ];
  const unpackedBytes = sum(layers.map((item) => item.layer.unpackedBytes));
  const transferredBytes = sum(layers.map((item) => item.layer.transferredBytes));
  const written = await writeImage(blobs, {
    reference: image.reference,
    layers,
    config: { ...variant.config, env: resolveEnv(variant, npm) },
    labels: {
      ...labelsOf(image, release.number),
      [LABELS.unpackedBytes]: String(unpackedBytes),
      [LABELS.transferredBytes]: String(transferredBytes),
    },
    architecture,
    epochSeconds,
  });
  return { planned: image, written, sbom, unpackedBytes, transferredBytes };
}

function resolveEnv(variant: FoundationVariant, npm: readonly NpmPackage[]): Record<string, string> {
  const node = npm.find(({ name }) => name.startsWith('node-linux-'))?.version ?? '';
  return Object.fromEntries(
    Object.entries(variant.config.env).map(([name, value]) => [name, value.replace('{nodeVersion}', node)]),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
