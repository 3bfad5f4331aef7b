import type { Fact, ServiceFacts } from '../../model/index.ts';
import { findInstallHooks, generatesClient } from '../../package-managers/project-hooks.ts';
import { findBuildNetwork } from './build-network.ts';
import type { NodeFolder } from './node-folder.ts';
import type { PackageManifest } from './package-manifest.ts';
import type { Prisma } from './prisma/read-prisma.ts';

type Traits = ServiceFacts['traits'];

/** What only the stages of Node and the package managers of its projects need. */
export function findNodeTraits(folder: NodeFolder): Traits {
  const buildNetwork = findBuildNetwork(folder);
  const ownFolders = findOwnFolders(folder);
  return {
    ...(buildNetwork === undefined ? {} : { buildNetwork }),
    ...(ownFolders === undefined ? {} : { ownFolders }),
    ...hookTraits(folder),
    ...prismaTraits(folder),
  };
}

function hookTraits({ manifest }: NodeFolder): Traits {
  const hooks = findInstallHooks(manifest);
  if (hooks === undefined) return {};
  const fact = (names: readonly string[]): Fact<string> => ({
    value: names.join(' '),
    source: hooks.source,
    certainty: 'certain',
  });
  return {
    installHooks: fact(hooks.names),
    ...(hooks.needed.length === 0 ? {} : { neededHooks: fact(hooks.needed) }),
  };
}

function prismaTraits({ manifest, prisma }: NodeFolder): Traits {
  if (prisma === undefined || !prisma.hasCommands) return {};
  const { schema, provider, addresses } = prisma;
  const source = schema.declared ?? { file: schema.files[0] as string };
  const certainty = schema.isKnown ? 'certain' : 'likely';
  const always = addresses.filter(({ isAlwaysRead }) => isAlwaysRead);
  const [first] = always;
  return {
    prismaSchema: { value: schema.path, source, certainty },
    ...(prisma.holder === undefined ? clientMadeBy(manifest) : holderTraits(prisma.holder)),
    ...(first === undefined
      ? {}
      : {
          addressesOfCommands: {
            value: [...new Set(always.map(({ variable }) => variable))].join(' '),
            source: first.source,
            certainty: 'certain' as const,
          },
        }),
    ...(provider?.name === 'sqlite'
      ? { fileDatabase: { value: true, source: provider.source, certainty: 'certain' as const } }
      : {}),
  };
}

/** What of the service's own scripts makes the client. */
function clientMadeBy(manifest: PackageManifest): Traits {
  const build = manifest.script('build');
  const hook = findInstallHooks(manifest)
    ?.needed.map((name) => manifest.script(name))
    .find((script) => script !== undefined && generatesClient(manifest, script.value));
  const by = hook ?? (build !== undefined && generatesClient(manifest, build.value) ? build : undefined);
  return by === undefined ? {} : { clientMadeBy: { ...by, value: by === hook ? 'hook' : 'build' } };
}

/** The other package, and which of its scripts make the client, so that it is not made twice where one of them runs. */
function holderTraits({ path, manifest }: NonNullable<Prisma['holder']>): Traits {
  const names = manifest.scripts.filter((name) => generatesClient(manifest, manifest.script(name)?.value ?? ''));
  const fact = (value: string, source: Fact<string>['source']): Fact<string> => ({
    ...{ value, source, certainty: 'certain' },
  });
  return {
    prismaPackage: fact(path, manifest.source('name')),
    ...(names.length === 0
      ? {}
      : { clientScripts: fact(names.join(' '), manifest.source('scripts', names[0] as string)) }),
  };
}

/** Folders that builds usually make, and that this repository holds: what is in them is its own. */
function findOwnFolders({ files, resolve }: NodeFolder): Fact<string> | undefined {
  const found = ['build', 'dist'].flatMap((name) => {
    const file = files.find((path) => path.startsWith(`${resolve(name)}/`));
    return file === undefined ? [] : [{ name, file }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  return { value: found.map(({ name }) => name).join(' '), source: { file: first.file }, certainty: 'certain' };
}
