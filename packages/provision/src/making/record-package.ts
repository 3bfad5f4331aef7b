import { execa } from 'execa';
import { type InstalledPackage, parseControlRecords } from '../apt/unpack-packages.ts';
import { writeRootFile } from './root-file-system.ts';

/** Reads the control record of a package file and files it where scanners of images without dpkg look for it. */
export async function recordPackage(debFile: string, root: string): Promise<InstalledPackage> {
  const { stdout } = await execa('dpkg-deb', ['--field', debFile]);
  const [record] = parseControlRecords(stdout);
  if (record === undefined) throw new Error(`${debFile} has no control record`);
  await writeRootFile(root, `var/lib/dpkg/status.d/${record.name}`, `${stdout}\n`);
  return record;
}
