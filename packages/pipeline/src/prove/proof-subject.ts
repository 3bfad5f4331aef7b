import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import type { ImageTarget, ProveTarget } from '@seaworthy/proof';

/** What is known about running a bare image. */
export type ImageOptions = Omit<ImageTarget, 'reference'>;

/** What is said of the thing that is proven beside its name. */
export interface SubjectOptions {
  /** Only for an image. */
  image?: ImageOptions | undefined;
  /** Only for a compose file, or this project: the services that are put to the proof; what they need is started beside them. */
  services?: readonly string[] | undefined;
  /** Only for a compose file: the profiles whose services are there, too. */
  profiles?: readonly string[] | undefined;
  /** Instead of anything else: a container that runs already, which is looked at and left as it is. */
  container?: string | undefined;
}

/** What the argument of `prove` names: the project itself, somebody's compose file, an image, or a container that runs. */
export type ProofSubject =
  | { kind: 'project'; directory: string; services?: readonly string[] }
  | { kind: 'foreign'; name: string; target: ProveTarget };

/**
 * A path that exists is a folder or a compose file; everything else is an image reference, unless it can only be a path.
 * Errors: INVALID_USAGE, also for options that are about something else.
 */
export async function recogniseSubject(
  directory: string,
  argument: string | undefined,
  options: SubjectOptions = {},
): Promise<ProofSubject> {
  const { image, services, profiles, container } = options;
  const chosen = services === undefined ? {} : { services };
  if (container !== undefined) {
    if (argument !== undefined)
      throw unusable(`--container names what is proven, and so does ${argument}: leave one out.`);
    refuse(options, ['image', 'services', 'profiles'], 'a container that runs is taken as it is');
    return { kind: 'foreign', name: `container ${container}`, target: { kind: 'container', container } };
  }
  if (argument === undefined) {
    refuse(options, ['image', 'profiles'], 'without a TARGET, this project is proven');
    return { kind: 'project', directory, ...chosen };
  }
  const path = resolve(directory, argument);
  const entry = await findEntry(path);
  if (entry === undefined) {
    if (/^(\.{0,2}|~)\/|\.ya?ml$/.test(argument)) throw unusable(`There is no file or folder ${argument}.`);
    refuse(options, ['services', 'profiles'], `${argument} is no file here, so it is an image`);
    return { kind: 'foreign', name: argument, target: { kind: 'image', reference: argument, ...image } };
  }
  if (entry.isDirectory()) {
    refuse(options, ['image', 'profiles'], `${argument} is a folder`);
    return { kind: 'project', directory: path, ...chosen };
  }
  refuse(options, ['image'], `${argument} is a compose file`);
  const folder = dirname(path);
  return {
    kind: 'foreign',
    name: basename(folder),
    target: {
      ...{ kind: 'compose', directory: folder, files: [basename(path)], ...chosen },
      ...(profiles === undefined ? {} : { profiles }),
    },
  };
}

function findEntry(path: string) {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}

const ABOUT: Readonly<Record<Exclude<keyof SubjectOptions, 'container'>, string>> = {
  image: '--port, --env, --env-file, --health, --with and a command are about an image',
  services: '--service is about a compose file or a project',
  profiles: '--profile is about a compose file',
};

function refuse(options: SubjectOptions, kinds: readonly (keyof typeof ABOUT)[], found: string): void {
  const wrong = kinds.find((kind) => options[kind] !== undefined);
  if (wrong !== undefined) throw unusable(`${ABOUT[wrong]}; ${found}.`);
}

function unusable(problem: string) {
  return userError('INVALID_USAGE', { problem, suggestion: undefined, help: 'seaworthy prove --help' });
}

/** A name as a folder: `registry.example/shop:1.4` is `registry.example-shop-1.4`. */
export function folderNameOf(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '-').replace(/^[.-]+/, '') || 'target';
}
