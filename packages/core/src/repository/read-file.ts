import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { userError } from '../errors/index.ts';
import { formatBytes } from '../format/index.ts';

/** Lockfiles of large projects reach this; nothing that is read as a whole is larger. */
export const maxTextBytes = 32_000_000;

/** What a person writes by hand (settings, ignore rules, variables) stays far below. */
export const maxHandwrittenBytes = 256_000;

export interface FileReading {
  /** How the file is named in errors; its path unless given. */
  name?: string;
  /** `maxTextBytes` unless given. */
  maxBytes?: number;
  /** A folder, with its links resolved, that the file must not lead out of. */
  within?: string;
}

/**
 * The text of a file that somebody else wrote. Only a regular file is read, and never more of it than `maxBytes`: a pipe
 * would be waited for without end, and a device has none.
 * @throws FILE_UNREADABLE with what keeps it from being read; SYMLINK_OUTSIDE where it leads out of `within`
 */
export async function readTextFile(path: string, reading: FileReading = {}): Promise<string> {
  const { name = path, maxBytes = maxTextBytes, within } = reading;
  try {
    return await readBounded(within === undefined ? path : await placeWithin(path, within, name), name, maxBytes);
  } catch (cause) {
    const reason = reasonOf(cause);
    throw reason === undefined ? cause : userError('FILE_UNREADABLE', { file: name, reason }, cause);
  }
}

/** The same; `undefined` when there is no such file. */
export async function findTextFile(path: string, reading: FileReading = {}): Promise<string | undefined> {
  try {
    return await readTextFile(path, reading);
  } catch (cause) {
    if (isMissing((cause as Error).cause)) return undefined;
    throw cause;
  }
}

/** What the file system's refusal means, in words that go on a sentence; `undefined` for any other error. */
export function reasonOf(cause: unknown): string | undefined {
  const { code } = cause as NodeJS.ErrnoException;
  return code === undefined ? undefined : reasons[code];
}

const reasons: Record<string, string> = {
  EACCES: 'permission to read it is denied',
  EPERM: 'permission to read it is denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links go in a circle',
  EIO: 'the disk gives an input error',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENODEV: 'it is a device',
  ENOENT: 'there is nothing of this name',
  ENOTDIR: 'a part of the path is a file',
  ENXIO: 'it is a socket or a device, not a regular file',
  ESTALE: 'its file system is gone',
  ERR_INVALID_ARG_VALUE: 'its name holds a character that no file name has',
};

function isMissing(cause: unknown): boolean {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

async function placeWithin(path: string, folder: string, name: string): Promise<string> {
  const real = await realpath(path);
  const inside = relative(folder, real);
  if (inside === '..' || inside.startsWith(`..${sep}`))
    throw userError('SYMLINK_OUTSIDE', { link: name, target: real });
  return real;
}

async function readBounded(path: string, name: string, maxBytes: number): Promise<string> {
  // Looked at first, because merely opening a device may do something; and again once it is open, for it may be another.
  requireRegular(await stat(path), name, maxBytes);
  // Without O_NONBLOCK a pipe keeps the opener waiting until somebody writes.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
  try {
    const { size } = requireRegular(await file.stat(), name, maxBytes);
    return await readAll(file, size, name, maxBytes);
  } finally {
    await file.close();
  }
}

function requireRegular(looks: Stats, name: string, maxBytes: number): Stats {
  if (!looks.isFile()) throw userError('FILE_UNREADABLE', { file: name, reason: kindOf(looks) });
  if (looks.size > maxBytes) throw tooLarge(name, looks.size, maxBytes);
  return looks;
}

/** The size is only a hint: files of `/proc` say 0, and a file may grow while it is read. */
async function readAll(file: FileHandle, size: number, name: string, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let total = 0;
  for (;;) {
    const part = Buffer.allocUnsafe(total < size ? size - total + 1 : 65_536);
    const { bytesRead } = await file.read(part, 0, part.length);
    if (bytesRead === 0) return Buffer.concat(parts).toString('utf8');
    parts.push(part.subarray(0, bytesRead));
    total += bytesRead;
    if (total > maxBytes) throw tooLarge(name, total, maxBytes);
    // All that was promised, and less than was asked for: a regular file ends there.
    if (total === size && bytesRead < part.length) return Buffer.concat(parts).toString('utf8');
  }
}

function tooLarge(file: string, bytes: number, maxBytes: number): Error {
  const reason = `it has ${formatBytes(bytes)}, and of such a file at most ${formatBytes(maxBytes)} are read`;
  return userError('FILE_UNREADABLE', { file, reason });
}

function kindOf(looks: Stats): string {
  if (looks.isDirectory()) return 'it is a folder';
  if (looks.isFIFO()) return 'it is a named pipe, not a regular file';
  if (looks.isSocket()) return 'it is a socket, not a regular file';
  return 'it is a device, not a regular file';
}
