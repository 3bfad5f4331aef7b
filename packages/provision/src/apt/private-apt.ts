import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { PackageSource } from './package-sources.ts';

/** A package file that apt would fetch. The hash is as the index has it, empty where apt doesn't print that kind. */
export interface PackageFile {
  file: string;
  sizeBytes: number;
  hash: string;
}

/** apt with sources, lists and caches of its own: nothing of the system's apt is read (but its keyrings) or changed. */
export interface PrivateApt {
  folder: string;
  sources: readonly PackageSource[];
  /** Environment under which apt and mmdebstrap use this configuration. */
  env: Record<string, string>;
  /** Fetches the signed indices, unless that was done within `maxAgeMs`. Rejects when a signature is wrong. */
  update(options?: { maxAgeMs?: number; signal?: AbortSignal }): Promise<void>;
  /** Exactly these packages, newest version each. */
  resolveExact(packages: readonly string[]): Promise<PackageFile[]>;
  /** These packages and all that they need beyond what `installed` has (`host`, or `nothing`). */
  resolveClosure(packages: readonly string[], installed: 'host' | 'nothing'): Promise<PackageFile[]>;
  /** Fetches exactly these packages into `target`, each checked against the signed index. */
  download(packages: readonly string[], target: string, signal?: AbortSignal): Promise<void>;
}

const TEN_MINUTES_MS = 10 * 60_000;

/** Sets up private apt in `folder`, or opens the one that is there. */
export async function openPrivateApt(folder: string, sources: readonly PackageSource[]): Promise<PrivateApt> {
  const configuration = join(folder, 'apt.conf');
  const emptyStatus = join(folder, 'empty-status');
  await mkdir(join(folder, 'state/lists/partial'), { recursive: true });
  await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
  await mkdir(join(folder, 'empty'), { recursive: true });
  await writeFile(emptyStatus, '');
  await writeFile(join(folder, 'sources.list'), renderSources(sources));
  await writeFile(configuration, renderConfiguration(folder) + (await hostNetworkSettings()));
  const env = { APT_CONFIG: configuration, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' };
  const status = (installed: 'host' | 'nothing') =>
    `Dir::State::status=${installed === 'host' ? '/var/lib/dpkg/status' : emptyStatus}`;

  return {
    folder,
    sources,
    env,
    async update({ maxAgeMs = TEN_MINUTES_MS, signal } = {}) {
      const stamp = join(folder, 'updated');
      const age = await stat(stamp).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => Number.POSITIVE_INFINITY,
      );
      if (age < maxAgeMs) return;
      // Error-Mode=any: a suite that can't be fetched must not pass as "no newer packages".
      await execa('apt-get', ['update', '-qq', '-o', 'APT::Update::Error-Mode=any'], { env, ...cancelBy(signal) });
      await writeFile(stamp, '');
    },
    async resolveExact(packages) {
      const { stdout } = await execa('apt-get', ['download', '-qq', '--print-uris', ...packages], { env });
      return parseUris(stdout);
    },
    async resolveClosure(packages, installed) {
      // What is installed is good enough: a newer version of it beside the system would only shadow it.
      const args = ['install', '-qq', '--print-uris', '--no-upgrade', '-o', status(installed), ...packages];
      const { stdout } = await execa('apt-get', args, { env });
      return parseUris(stdout);
    },
    async download(packages, target, signal) {
      await mkdir(target, { recursive: true });
      if (packages.length === 0) return;
      await execa('apt-get', ['download', '-qq', ...packages], { env, cwd: target, ...cancelBy(signal) });
    },
  };
}

export function renderSources(sources: readonly PackageSource[]): string {
  return sources
    .map(({ uri, suite, components, signedBy }) => {
      const options = signedBy === undefined ? '' : `[signed-by=${signedBy}] `;
      return `deb ${options}${uri} ${suite} ${components.join(' ')}\n`;
    })
    .join('');
}

/** Parses `apt-get --print-uris`: `'uri' file size hash`. */
export function parseUris(text: string): PackageFile[] {
  const files: PackageFile[] = [];
  for (const line of text.split('\n')) {
    const match = /^'[^']*' (\S+) (\d+) (\S*)/.exec(line);
    if (match?.[1] !== undefined) files.push({ file: match[1], sizeBytes: Number(match[2]), hash: match[3] ?? '' });
  }
  return files.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The name in a package's file name: `libstdc++6_14.2.0-19_amd64.deb`. */
export function packageNameOf(file: string): string {
  return file.slice(0, file.indexOf('_'));
}

function renderConfiguration(folder: string): string {
  const empty = join(folder, 'empty');
  const settings: Record<string, string> = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': empty,
    'Dir::Etc::main': '/dev/null',
    'Dir::Etc::parts': empty,
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': empty,
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Cache': join(folder, 'cache'),
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    // Root reads and writes our own folders; the _apt user could not.
    'APT::Sandbox::User': 'root',
    'APT::Install-Recommends': 'false',
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} "${value}";\n`)
    .join('');
}

/** Proxies and date checks that this machine's apt is told of, without which its mirrors may be out of reach. */
async function hostNetworkSettings(): Promise<string> {
  const { stdout } = await execa('apt-config', ['dump', 'Acquire']);
  const settings = stdout.split('\n').filter((line) => /^Acquire::(https?::|Check-)\S* ".+";$/.test(line));
  return settings.map((line) => `${line}\n`).join('');
}

function cancelBy(signal: AbortSignal | undefined): { cancelSignal?: AbortSignal } {
  return signal === undefined ? {} : { cancelSignal: signal };
}
