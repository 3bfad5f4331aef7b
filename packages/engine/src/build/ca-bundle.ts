import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { findTextFile, maxHandwrittenBytes, readTextFile } from '@seaworthy/core/repository';
import { exists } from '../processes/exists.ts';
import { openTemporaryFolder, type TemporaryFolder } from '../processes/temporary-folder.ts';

/** Extra certificate authorities of this machine: a PEM file and who named it. */
export interface CaBundle {
  path: string;
  origin: string;
}

export interface CaSearch {
  bundle?: CaBundle;
  /** Settings that name a file which does not exist. */
  missing: CaBundle[];
}

const VARIABLES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'PIP_CERT', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'];

/**
 * Finds the certificates that builds on this machine need: the option, then the variables that tools know, then npm's
 * `cafile`. Throws CA_BUNDLE_MISSING when the option names no file; a variable that does is reported in `missing`.
 */
export async function findCaBundle(
  environment: Readonly<Record<string, string | undefined>>,
  option?: string,
): Promise<CaSearch> {
  if (option !== undefined) {
    if (!(await exists(option))) throw userError('CA_BUNDLE_MISSING', { path: option, origin: 'the option `ca`' });
    return { bundle: { path: option, origin: 'the option `ca`' }, missing: [] };
  }
  const missing: CaBundle[] = [];
  for (const named of [...fromVariables(environment), ...(await fromNpm(environment))]) {
    if (await exists(named.path)) return { bundle: named, missing };
    missing.push(named);
  }
  return { missing };
}

/** The bundle as a build context of its own: a folder that holds it and nothing else. */
export async function openAuthorities({ path }: CaBundle): Promise<TemporaryFolder> {
  const text = await readTextFile(path);
  const folder = await openTemporaryFolder('authorities');
  await writeFile(join(folder.path, 'ca-certificates.crt'), text);
  return folder;
}

function fromVariables(environment: Readonly<Record<string, string | undefined>>): CaBundle[] {
  return VARIABLES.flatMap((origin) => {
    const path = environment[origin];
    return path === undefined || path === '' || !isAbsolute(path) ? [] : [{ path, origin }];
  });
}

async function fromNpm(environment: Readonly<Record<string, string | undefined>>): Promise<CaBundle[]> {
  const npmrc = join(environment.HOME ?? homedir(), '.npmrc');
  // npm says what is wrong with a file that it can't read.
  const text = await findTextFile(npmrc, { maxBytes: maxHandwrittenBytes }).catch(() => undefined);
  const path = /^[ \t]*cafile[ \t]*=(.*)$/m
    .exec(text ?? '')?.[1]
    ?.trim()
    .replace(/^"|"$/g, '');
  return path === undefined || !isAbsolute(path) ? [] : [{ path, origin: 'cafile in ~/.npmrc' }];
}
