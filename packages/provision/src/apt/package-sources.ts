import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One line of apt's sources: where packages come from and whose signature is trusted. */
export interface PackageSource {
  uri: string;
  suite: string;
  components: string[];
  /** Path of the keyring; absent: apt's default trust. */
  signedBy?: string;
}

/** Reads the sources that this machine's own apt uses: a company's mirror is named only there. */
export async function readPackageSources(folder = '/etc/apt'): Promise<PackageSource[]> {
  const parts = (await list(join(folder, 'sources.list.d'))).map((name) => join(folder, 'sources.list.d', name));
  const sources: PackageSource[] = [];
  for (const path of [join(folder, 'sources.list'), ...parts]) {
    if (path.endsWith('.list')) sources.push(...parseOneLineSources(await readOrEmpty(path)));
    if (path.endsWith('.sources')) sources.push(...parseDeb822Sources(await readOrEmpty(path)));
  }
  return sources;
}

export function parseOneLineSources(text: string): PackageSource[] {
  const sources: PackageSource[] = [];
  for (const line of text.split('\n')) {
    const match = /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*([^#]*)/.exec(line.trim());
    if (match?.[2] === undefined || match[3] === undefined) continue;
    const signedBy = /(?:^|\s)signed-by=(\S+)/.exec(match[1] ?? '')?.[1];
    sources.push({
      uri: match[2],
      suite: match[3],
      components: words(match[4]),
      ...(signedBy === undefined ? {} : { signedBy }),
    });
  }
  return sources;
}

export function parseDeb822Sources(text: string): PackageSource[] {
  const sources: PackageSource[] = [];
  for (const stanza of text.replace(/^#.*\n?/gm, '').split(/\n\s*\n/)) {
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t]+.*)*)`, 'mi').exec(stanza)?.[1] ?? '';
    if (!words(field('Types')).includes('deb') || /^no$/i.test(field('Enabled').trim())) continue;
    // Only a path can be handed on: an inline key block would have to be written to a file of ours first.
    const signedBy = words(field('Signed-By')).find((word) => word.startsWith('/'));
    for (const uri of words(field('URIs'))) {
      for (const suite of words(field('Suites'))) {
        sources.push({
          uri,
          suite,
          components: words(field('Components')),
          ...(signedBy === undefined ? {} : { signedBy }),
        });
      }
    }
  }
  return sources;
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '');
}

async function readOrEmpty(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}

async function list(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}
