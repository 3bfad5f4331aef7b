import { execa } from 'execa';

/** Lines that `docker` prints. */
export async function dockerLines(args: readonly string[], cwd?: string): Promise<string[]> {
  const { stdout } = await execa('docker', args, cwd === undefined ? {} : { cwd });
  return stdout.split('\n').filter((line) => line !== '');
}

/** Containers, networks and volumes whose name starts with `name`: those of a project, and of proofs of it. */
export async function objectsOf(name: string): Promise<string[]> {
  const lists = await Promise.all([
    dockerLines(['ps', '--all', '--format', 'container {{.Names}}']),
    dockerLines(['network', 'ls', '--format', 'network {{.Name}}']),
    dockerLines(['volume', 'ls', '--format', 'volume {{.Name}}']),
  ]);
  return lists.flat().filter((line) => line.split(' ')[1]?.startsWith(name));
}

/** Removes the images `<name>-…`, whatever their tags. */
export async function removeImagesOf(name: string): Promise<void> {
  const images = await dockerLines([
    'image',
    'ls',
    '--filter',
    `reference=${name}-*`,
    '--format',
    '{{.Repository}}:{{.Tag}}',
  ]);
  if (images.length > 0) await execa('docker', ['image', 'rm', '--force', ...images]);
}
