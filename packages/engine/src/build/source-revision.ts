import { execa } from 'execa';

/** What the bake file calls the state of the source that images are built from; absent: git doesn't say. */
export type SourceRevision = Partial<Record<'REVISION' | 'SOURCE' | 'CREATED', string>>;

/**
 * Asks git for the commit, its time, and where it is had. These questions run nothing that a repository may bring along: no
 * hook, filter, pager or fetch. Nobody's credentials are in the address.
 */
export async function readSourceRevision(directory: string): Promise<SourceRevision> {
  const [revision, commit, origin] = await Promise.all([
    ask(directory, 'rev-parse', '--verify', 'HEAD'),
    ask(directory, 'cat-file', 'commit', 'HEAD'),
    ask(directory, 'config', '--get', 'remote.origin.url'),
  ]);
  if (revision === undefined || !/^[0-9a-f]{40,64}$/.test(revision)) return {};
  const seconds = /^committer .* (\d{1,11}) [+-]\d{4}$/m.exec(commit ?? '')?.[1];
  const source = origin === undefined ? undefined : publicAddress(origin);
  return {
    REVISION: revision,
    ...(source === undefined ? {} : { SOURCE: source }),
    ...(seconds === undefined ? {} : { CREATED: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') }),
  };
}

async function ask(directory: string, ...args: string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await execa('git', args, {
    cwd: directory,
    env: { GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
    reject: false,
    timeout: 5000,
    maxBuffer: 1024 * 1024,
  });
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** The address as a browser takes it; `undefined` for a folder or anything else that others can't reach. */
export function publicAddress(origin: string): string | undefined {
  const [, host, path] = /^[\w.-]+@([\w.-]+):(?!\/)(\S+)$/.exec(origin) ?? [];
  const text = host === undefined ? origin : `https://${host}/${path}`;
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(text);
  if (!['https:', 'http:', 'ssh:', 'git:'].includes(protocol) || hostname === '') return undefined;
  const address =
    protocol === 'http:' || protocol === 'https:'
      ? `${protocol}//${hostname}${port && `:${port}`}`
      : `https://${hostname}`;
  return `${address}${pathname.replace(/\.git\/?$/, '')}`;
}
