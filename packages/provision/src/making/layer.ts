import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { lstat, readdir, rename, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { execa } from 'execa';

const compress = promisify(gzip);

/** A layer as a file in `blobs/sha256`, named after its digest. */
export interface Layer {
  digest: string;
  /** Digest of the uncompressed archive, which the image's configuration lists. */
  diffId: string;
  transferredBytes: number;
  unpackedBytes: number;
  compression: Compression;
}

export type Compression = 'gzip' | 'none';

export interface LayerOptions {
  root: string;
  omit(path: string): boolean;
  epochSeconds: number;
  blobs: string;
  /** `gzip` for what is shipped; `none` for what only builds on this machine read, and unpack sooner. */
  compression: Compression;
  signal?: AbortSignal;
}

/** Archives a root file system, same bytes for same files: sorted, with numeric owners and no time after the epoch. */
export async function makeLayer(options: LayerOptions): Promise<Layer> {
  const { root, blobs, epochSeconds, compression, signal } = options;
  const { paths, unpackedBytes } = await listTree(root, options.omit, epochSeconds);
  const tar = execa(
    'tar',
    [
      '--create',
      // Before the list: tar applies it to what follows.
      `--directory=${root}`,
      '--no-recursion',
      '--null',
      '--verbatim-files-from',
      '--files-from=-',
      `--mtime=@${epochSeconds}`,
      '--clamp-mtime',
      '--numeric-owner',
      '--format=posix',
      // Without this, the header's name holds tar's process id, and times of access make every run differ.
      '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime',
    ],
    {
      input: paths.map((path) => `${path}\0`).join(''),
      encoding: 'buffer',
      buffer: { stdout: false },
      ...(signal === undefined ? {} : { cancelSignal: signal }),
    },
  );
  const temporary = join(blobs, `.making-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  const [written] = await Promise.all([writeTo(temporary, tar.stdout, compression), tar]);
  await rename(temporary, join(blobs, written.digest.replace('sha256:', '')));
  return { ...written, unpackedBytes, compression };
}

/**
 * Writes and hashes an archive. It is compressed in chunks that are gzip members of their own, which every reader of gzip joins: chunks compress on all
 * cores, and the bytes depend on the content alone.
 */
async function writeTo(path: string, archive: AsyncIterable<Uint8Array>, compression: Compression) {
  const whole = createHash('sha256');
  const compressed = compression === 'none' ? undefined : createHash('sha256');
  const file = createWriteStream(path);
  let transferredBytes = 0;
  const pending: Promise<Buffer>[] = [];
  const writeFirst = async () => {
    const member = await pending.shift();
    if (member === undefined) return;
    compressed?.update(member);
    transferredBytes += member.length;
    if (!file.write(member)) await new Promise<void>((resolve) => file.once('drain', resolve));
  };
  for await (const chunk of chunksOf(archive, whole)) {
    pending.push(compression === 'none' ? Promise.resolve(chunk) : compress(chunk, { level: 6 }));
    if (pending.length >= 4) await writeFirst();
  }
  while (pending.length > 0) await writeFirst();
  file.end();
  await finished(file);
  const diffId = `sha256:${whole.digest('hex')}`;
  const digest = compressed === undefined ? diffId : `sha256:${compressed.digest('hex')}`;
  return { digest, diffId, transferredBytes };
}

const CHUNK_BYTES = 4 * 1024 * 1024;

async function* chunksOf(archive: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of archive) {
    hash.update(part);
    let rest = part;
    while (length + rest.length >= CHUNK_BYTES) {
      const head = rest.subarray(0, CHUNK_BYTES - length);
      yield Buffer.concat([...parts, head]);
      rest = rest.subarray(head.length);
      parts = [];
      length = 0;
    }
    if (rest.length > 0) {
      parts.push(rest);
      length += rest.length;
    }
  }
  if (length > 0) yield Buffer.concat(parts);
}

async function listTree(root: string, omit: (path: string) => boolean, epochSeconds: number) {
  const paths: string[] = [];
  let unpackedBytes = 0;
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (omit(path)) continue;
      paths.push(path);
      if (entry.isDirectory()) {
        await visit(path);
        // Packages are unpacked side by side, and whichever comes last sets a folder's time.
        await utimes(join(root, path), epochSeconds, epochSeconds);
      }
      if (entry.isFile()) unpackedBytes += (await lstat(join(root, path))).size;
    }
  };
  await visit('');
  return { paths, unpackedBytes };
}
