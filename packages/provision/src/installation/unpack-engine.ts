import { existsSync } from 'node:fs';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { mergeUsr, unpackPackage } from '../apt/unpack-packages.ts';
import type { EnginePlacement } from './placement.ts';
import { findUnpacked, unpackedEnvironment } from './programs.ts';

/** Unpacks package files, all or nothing; the files themselves are removed. */
export async function unpackEngine(files: readonly string[], placement: EnginePlacement, signal?: AbortSignal) {
  const fresh = `${placement.packages}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const queue = [...files];
  const unpackNext = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      await unpackPackage(file, fresh, signal ? { signal } : {});
    }
  };
  await Promise.all([unpackNext(), unpackNext()]);
  await mergeUsr(fresh);
  await rm(placement.packages, { recursive: true, force: true });
  await rename(fresh, placement.packages);
  await chooseIptables(placement.packages);
  if (files[0] !== undefined) await rm(dirname(files[0]), { recursive: true, force: true });
}

/** What the package's scripts would do: point `iptables` at the variant that this kernel has. */
async function chooseIptables(root: string): Promise<void> {
  const nft = findUnpacked(root, 'xtables-nft-multi');
  if (nft === undefined) return;
  const works = await execa(nft, ['iptables', '-t', 'nat', '-L', '-n'], {
    env: unpackedEnvironment(root),
    reject: false,
  });
  const program = works.exitCode === 0 ? 'xtables-nft-multi' : 'xtables-legacy-multi';
  for (const name of ['iptables', 'ip6tables']) {
    for (const variant of ['', '-save', '-restore']) {
      const link = join(root, 'usr/sbin', `${name}${variant}`);
      if (!existsSync(link)) await symlink(program, link);
    }
  }
}
