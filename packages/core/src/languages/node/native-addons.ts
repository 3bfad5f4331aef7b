import type { Fact } from '../../model/index.ts';
import { packageManagerOfLockfile } from '../../package-managers/known.ts';
import { lineFinder } from '../../repository/line-numbers.ts';
import { byCodeUnit } from '../../repository/repository.ts';
import type { NodeFolder } from './node-folder.ts';

/** Packages that compile on installation when there is no prebuilt binary for the platform. */
const compiled = new Set([
  'argon2',
  'bcrypt',
  'better-sqlite3',
  'bufferutil',
  'utf-8-validate',
  'canvas',
  'couchbase',
  'cpu-features',
  'deasync',
  'farmhash',
  'grpc',
  'kerberos',
  'leveldown',
  'libpq',
  'libxmljs',
  'libxmljs2',
  'microtime',
  'node-expat',
  'node-pty',
  'node-rdkafka',
  'oracledb',
  'pg-native',
  're2',
  'serialport',
  'snappy',
  'sodium-native',
  'sqlite3',
  'ssh2',
  'tree-sitter',
  'usb',
  'vm2-native',
  'zeromq',
  'isolated-vm',
  'node-sass',
]);

/** Run-time packages of the lockfile that need a compiler, sorted. */
export async function findNodeAddons(folder: NodeFolder, lockfile: string | undefined): Promise<Fact<string>[]> {
  const text = lockfile === undefined ? undefined : await folder.repository.readText(lockfile);
  if (lockfile === undefined || text === undefined) return [];
  const names = packageManagerOfLockfile(lockfile)?.lockedPackages?.(text) ?? [];
  const first = new Map<string, number>();
  for (const { name, offset } of names) if (compiled.has(name) && !first.has(name)) first.set(name, offset);
  const lineAt = lineFinder(text);
  return [...first]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([value, offset]) => ({
      value,
      source: { file: lockfile, line: lineAt(offset) },
      certainty: 'likely' as const,
    }));
}
