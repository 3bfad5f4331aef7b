import { imagesOfDockerfile } from '../images/index.ts';
import type { Source } from '../model/index.ts';
import { folderOf, joinPath, type Repository } from '../repository/repository.ts';
import { assignmentsOf, chainOf, readStages, wordsOf } from './dockerfile-text.ts';
import type { ExistingService } from './existing-compose.ts';
import { isGenerated } from './generated-files.ts';
import { validPort } from './valid-port.ts';

/** How a person builds an image of their own: the file, and where from. Paths are the repository's. */
export interface OwnBuild {
  file: string;
  context: string;
  target?: string;
  arguments: Readonly<Record<string, string>>;
  /** The service of a compose file that is built so. */
  compose?: ExistingService;
}

/** What a Dockerfile says of the image that it makes. */
export interface OwnDockerfile extends OwnBuild {
  /** Public images that it builds on or copies from. */
  images: string[];
  /** The image that the result stands on. */
  base?: string;
  ports: { value: number; source: Source }[];
  environment: { name: string; value: string; source: Source }[];
  /** As whom it runs; absent: as its base image says, which is root nearly everywhere. */
  user?: string;
  healthCheck: boolean;
  volumes: string[];
}

/** `undefined` where there is no such file, or Seaworthy wrote it. */
export async function readOwnDockerfile(repository: Repository, build: OwnBuild): Promise<OwnDockerfile | undefined> {
  const text = await repository.readText(build.file);
  if (text === undefined || isGenerated(text)) return undefined;
  const stages = readStages(text);
  const chain = chainOf(stages, build.target);
  if (chain.length === 0) return undefined;
  const instructions = chain.flatMap((stage) => stage.instructions);
  const textsOf = (name: string) => instructions.filter((instruction) => instruction.name === name);
  const environment = textsOf('ENV').flatMap(({ text: written, line }) =>
    assignmentsOf(written).map(([name, value]) => ({ name, value, source: { file: build.file, line } })),
  );
  const known = new Map([
    ...textsOf('ARG').flatMap(({ text: written }) => assignmentsOf(written)),
    ...Object.entries(build.arguments),
    ...environment.map(({ name, value }) => [name, value] as const),
  ]);
  const ports = textsOf('EXPOSE').flatMap(({ text: written, line }) =>
    wordsOf(written).flatMap((word) => {
      const [number = '', protocol = 'tcp'] = filledIn(word, known).split('/');
      const value = protocol.toLowerCase() === 'tcp' ? validPort(Number(number)) : undefined;
      return value === undefined ? [] : [{ value, source: { file: build.file, line } }];
    }),
  );
  const images = imagesOfDockerfile(text, build.arguments);
  const base = chain[0]?.from;
  const user = textsOf('USER').at(-1)?.text;
  return {
    ...build,
    images,
    ...(base === undefined ? {} : { base }),
    ports,
    environment,
    ...(user === undefined ? {} : { user: filledIn(user, known) }),
    healthCheck: textsOf('HEALTHCHECK').at(-1)?.text.toUpperCase().startsWith('NONE') === false,
    volumes: textsOf('VOLUME').flatMap(({ text: written }) => wordsOf(written)),
  };
}

/** True for an image that is known to start as somebody else than root. */
export function runsAsNobody({ user, base = '' }: Pick<OwnDockerfile, 'user' | 'base'>): boolean {
  const name = user?.split(':')[0];
  return name === undefined ? base.endsWith(':nonroot') : !/^(?:root|0|\$.*)?$/.test(name);
}

/**
 * Where a Dockerfile that nothing else builds takes its files from: its own folder, unless only the repository's top has
 * what it copies.
 */
export async function contextOf(repository: Repository, file: string): Promise<string> {
  const folder = folderOf(file);
  const sources = readStages((await repository.readText(file)) ?? '').flatMap(({ instructions }) =>
    instructions.flatMap(({ name, text }) => (name === 'COPY' || name === 'ADD' ? copied(text) : [])),
  );
  const has = (place: string) =>
    sources.every((source) => {
      const path = joinPath(place, source);
      return repository.has(path) || repository.files.some((other) => other.startsWith(`${path}/`));
    });
  return has(folder) || !has('.') ? folder : '.';
}

/** The plain paths that a COPY takes from its context. */
function copied(text: string): string[] {
  if (text.includes('--from=') || text.includes('<<')) return [];
  return wordsOf(text.startsWith('[') ? text : text.replace(/--\S+/g, ''))
    .slice(0, -1)
    .filter((source) => !/[$*?[\]]|^https?:|^\.?\/?$/.test(source));
}

function filledIn(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$\{?(\w+)(?::-([^}]*))?\}?/g,
    (_, name: string, fallback?: string) => known.get(name) ?? fallback ?? '',
  );
}
