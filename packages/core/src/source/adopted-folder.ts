import type { Fact } from '../model/index.ts';
import { joinPath, type Repository } from '../repository/repository.ts';
import { type ExistingService, readExistingCompose } from './existing-compose.ts';
import { contextOf, type OwnBuild, type OwnDockerfile, readOwnDockerfile } from './own-dockerfile.ts';
import type { ServiceFolder } from './service-folder.ts';

/** A folder whose service a Dockerfile of the repository builds. */
export interface AdoptedFolder extends ServiceFolder {
  own: OwnDockerfile;
  /** Images of the servers that the compose file runs beside it. */
  servers: readonly Fact<string>[];
  /** All services of that compose file. */
  beside: readonly ExistingService[];
}

/** The folder with its own `Dockerfile`; `undefined` where there is none that a person wrote. */
export async function openAdopted(folder: ServiceFolder): Promise<AdoptedFolder | undefined> {
  const { repository } = folder;
  const file = folder.resolve('Dockerfile');
  if (!repository.has(file)) return undefined;
  const stated = (await composeBuilds(repository)).find((build) => build.file === file);
  return openBuild(folder, stated ?? { file, context: await contextOf(repository, file), arguments: {} });
}

/** The folder with the Dockerfile of a build. */
export async function openBuild(folder: ServiceFolder, build: OwnBuild): Promise<AdoptedFolder | undefined> {
  const own = await readOwnDockerfile(folder.repository, build);
  if (own === undefined) return undefined;
  const beside = await servicesBeside(folder.repository, build);
  return { ...folder, own, beside, servers: await findServers(folder.repository, build, beside) };
}

/** What the first compose file that builds something builds. */
export async function composeBuilds(repository: Repository): Promise<OwnBuild[]> {
  for (const { services } of await readExistingCompose(repository)) {
    const builds = services.flatMap((service) => buildOfService(repository, service) ?? []);
    if (builds.length > 0) return builds;
  }
  return [];
}

/** The public image that a service runs, as it is or with something of the repository's put in. */
export async function imageOfService(
  repository: Repository,
  service: ExistingService,
): Promise<ExistingService['image']> {
  const build = buildOfService(repository, service);
  const base = build === undefined ? undefined : (await readOwnDockerfile(repository, build))?.base;
  return base === undefined || base.includes('$') ? service.image : { reference: base, source: service.source };
}

function buildOfService(repository: Repository, compose: ExistingService): OwnBuild | undefined {
  if (compose.build === undefined) return undefined;
  const { context, dockerfile = 'Dockerfile', target, arguments: given } = compose.build;
  const file = joinPath(context, dockerfile);
  if (!repository.has(file)) return undefined;
  return { file, context, ...(target === undefined ? {} : { target }), arguments: given, compose };
}

async function servicesBeside(repository: Repository, { compose }: OwnBuild): Promise<readonly ExistingService[]> {
  const all = await readExistingCompose(repository);
  return compose === undefined ? [] : (all.find(({ services }) => services.includes(compose))?.services ?? []);
}

/** Those that it starts after, or that a value of its variables names as a host. */
async function findServers(
  repository: Repository,
  { compose }: OwnBuild,
  beside: readonly ExistingService[],
): Promise<Fact<string>[]> {
  if (compose === undefined) return [];
  const values = Object.values(compose.environment).flatMap((value) => value ?? []);
  const meant = beside.filter(
    ({ name }) => compose.dependsOn.includes(name) || values.some((value) => hostOf(value) === name),
  );
  const images = await Promise.all(meant.map((service) => imageOfService(repository, service)));
  return images.flatMap((image) =>
    image === undefined ? [] : [{ value: image.reference, source: image.source, certainty: 'certain' as const }],
  );
}

/** The host of an address, or the value itself, which may be one. */
export function hostOf(value: string): string {
  const [, address = value] = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/i.exec(value) ?? [];
  const authority = address.split(/[/?,]/)[0] ?? '';
  return (authority.split('@').at(-1) ?? '').split(':')[0] ?? '';
}
