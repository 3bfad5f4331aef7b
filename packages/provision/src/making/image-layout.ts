import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundationConfig } from '../foundations/definition/define-foundation.ts';
import type { Layer } from './layer.ts';

const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';

export interface ImageParts {
  /** Its name: `seaworthy-foundation/postgres:17-0123456789ab`. */
  reference: string;
  layers: readonly { layer: Layer; createdBy: string }[];
  config: FoundationConfig;
  labels: Readonly<Record<string, string>>;
  /** As Docker names it: `amd64`. */
  architecture: string;
  epochSeconds: number;
}

/** A manifest that was written to a layout. */
export interface WrittenImage {
  reference: string;
  digest: string;
  manifestBytes: number;
  configDigest: string;
  layerDigests: string[];
}

/** Makes an empty OCI layout; layers go to its `blobs/sha256`. */
export async function createLayout(folder: string): Promise<{ folder: string; blobs: string }> {
  const blobs = join(folder, 'blobs/sha256');
  await mkdir(blobs, { recursive: true });
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  return { folder, blobs };
}

/** Writes configuration and manifest of one image. */
export async function writeImage(blobs: string, parts: ImageParts): Promise<WrittenImage> {
  const config = await writeBlob(blobs, renderImageConfig(parts));
  const layers = parts.layers.map(({ layer }) => ({
    mediaType: `application/vnd.oci.image.layer.v1.tar${layer.compression === 'gzip' ? '+gzip' : ''}`,
    digest: layer.digest,
    size: layer.transferredBytes,
  }));
  const manifest = await writeBlob(blobs, {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
    layers,
  });
  return {
    reference: parts.reference,
    digest: manifest.digest,
    manifestBytes: manifest.size,
    configDigest: config.digest,
    layerDigests: layers.map(({ digest }) => digest),
  };
}

/** Lists the images of a layout in both forms that engines load: OCI's index, and Docker's for its older image store. */
export async function finishLayout(folder: string, images: readonly WrittenImage[]): Promise<void> {
  const manifests = images.map(({ reference, digest, manifestBytes }) => ({
    mediaType: MANIFEST_TYPE,
    digest,
    size: manifestBytes,
    annotations: {
      'io.containerd.image.name': `docker.io/${reference}`,
      'org.opencontainers.image.ref.name': reference.slice(reference.indexOf(':') + 1),
    },
  }));
  const index = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests };
  await writeFile(join(folder, 'index.json'), JSON.stringify(index));
  const blobPath = (digest: string) => `blobs/${digest.replace(':', '/')}`;
  const docker = images.map(({ reference, configDigest, layerDigests }) => ({
    Config: blobPath(configDigest),
    RepoTags: [reference],
    Layers: layerDigests.map(blobPath),
  }));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(docker));
}

function renderImageConfig({ layers, config, labels, architecture, epochSeconds }: ImageParts): object {
  const created = new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
  const set = (paths: readonly string[] | undefined) => Object.fromEntries((paths ?? []).map((path) => [path, {}]));
  return {
    created,
    architecture,
    os: 'linux',
    config: {
      Env: Object.entries(config.env).map(([name, value]) => `${name}=${value}`),
      ...(config.entrypoint === undefined ? {} : { Entrypoint: config.entrypoint }),
      ...(config.cmd === undefined ? {} : { Cmd: config.cmd }),
      ...(config.user === undefined ? {} : { User: config.user }),
      WorkingDir: config.workingDir ?? '/',
      ...(config.stopSignal === undefined ? {} : { StopSignal: config.stopSignal }),
      ...(config.volumes === undefined ? {} : { Volumes: set(config.volumes) }),
      ...(config.exposedPorts === undefined ? {} : { ExposedPorts: set(config.exposedPorts) }),
      Labels: labels,
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ layer }) => layer.diffId) },
    history: layers.map(({ createdBy }) => ({ created, created_by: createdBy })),
  };
}

async function writeBlob(blobs: string, content: object): Promise<{ digest: string; size: number }> {
  const bytes = Buffer.from(JSON.stringify(content));
  const hash = createHash('sha256').update(bytes).digest('hex');
  await writeFile(join(blobs, hash), bytes);
  return { digest: `sha256:${hash}`, size: bytes.length };
}
