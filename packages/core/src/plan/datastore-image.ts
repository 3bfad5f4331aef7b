import type { DatastoreService, Flavour } from '../datastores/define-datastore.ts';
import { parseReference } from '../images/index.ts';
import type { Fact } from '../model/index.ts';
import { choose, type DatastoreDraft } from './datastore-draft.ts';

/** What an image that a compose file names says about the datastore to run. */
interface StatedImage {
  fact: Fact<string>;
  /** Absent for `latest`, a digest and the like. */
  version?: string;
  /** Absent for the official image and its copies. */
  flavour?: Flavour;
  /** False for a server that no definition here fits. */
  isKnown: boolean;
  /** The image by which it is run here: the same, without the variant of another distribution. */
  image: string;
}

/** Version and image: as configured, as a compose file of the repository runs it, as its SQL asks for, else the official one. */
export function planImage(draft: DatastoreDraft): { version: string; image: string } {
  const { ledger, datastore, settings } = draft;
  const { id, service } = datastore;
  const stated = statedImages(draft);
  if (settings.image === undefined) askAboutImages(draft, stated);
  const server = stated.find(({ isKnown }) => isKnown);
  const wanted = server?.flavour === undefined ? wantedFlavour(draft) : undefined;
  const flavour = server?.flavour ?? wanted?.flavour;
  const version =
    settings.version === undefined && server?.version !== undefined
      ? ledger.found(`datastores.${id}.version`, server.version, {
          because: 'A compose file of the repository runs this version.',
          sources: [server.fact.source],
        })
      : choose(
          draft,
          'version',
          settings.version?.toString(),
          flavour?.defaultVersion ?? service.defaultVersion,
          'Nothing asks for a version; this one is current and maintained.',
        );
  const official = `${flavour?.image ?? service.image}:${flavour === undefined ? version : flavour.tag(version)}`;
  const image = version === server?.version && wanted === undefined ? server.image : official;
  const reason = wanted?.reason ?? (server === undefined ? undefined : reasonOf(server, image));
  if (settings.image !== undefined || reason === undefined)
    return { version, image: choose(draft, 'image', settings.image, image, 'The official image.') };
  return { version, image: ledger.found(`datastores.${id}.image`, image, reason) };
}

/** Each image once, as the services' compose files name it. */
function statedImages({ uses, datastore: { service } }: DatastoreDraft): StatedImage[] {
  const facts = uses.flatMap(({ images = [] }) => images);
  const read = [...new Map(facts.map((fact) => [fact.value, fact])).values()].map((fact) => readImage(service, fact));
  return [...new Map(read.map((stated) => [stated.image, stated])).values()];
}

function readImage(service: DatastoreService, fact: Fact<string>): StatedImage {
  const { repository, tag: written } = parseReference(fact.value);
  const tag = written.replace(/-alpine[\d.]*$/, '');
  const flavour = service.flavours?.find(({ image }) => isImage(repository, image));
  // The last number of a copy counts its own builds.
  const version = isCopy(repository) ? /^\d+(?:\.\d+)?/.exec(tag)?.[0] : versionIn(tag, flavour);
  const own = flavour?.image ?? service.image;
  const isKept = version !== undefined && !isCopy(repository);
  return {
    fact,
    ...(version === undefined ? {} : { version }),
    ...(flavour === undefined ? {} : { flavour }),
    isKnown: flavour !== undefined || isImage(repository, service.image),
    image: `${own}:${isKept ? tag : (flavour?.tag(version ?? '') ?? version ?? '')}`,
  };
}

/** `16` of `16-bookworm`, `17` of `0.8.0-pg17`. */
function versionIn(tag: string, flavour: Flavour | undefined): string | undefined {
  const pattern = flavour?.versionInTag ?? /^v?(\d+(?:\.\d+){0,2})(?:-|$)/;
  return pattern.exec(tag)?.[1];
}

/** Bitnami's images have users and paths of their own; what is in them is the official server. */
function isCopy(repository: string): boolean {
  return /^bitnami(?:legacy)?\//.test(repository);
}

function isImage(repository: string, image: string): boolean {
  if (repository === image) return true;
  const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const name = lastOf(image);
  return isCopy(repository) && [name, `${name}ql`, `${name}db`].includes(lastOf(repository));
}

/** The image that has the extension which the SQL asks for, or that the client is for. */
function wantedFlavour({ datastore: { name, service }, uses }: DatastoreDraft) {
  for (const flavour of service.flavours ?? []) {
    const extension = uses
      .flatMap(({ extensions = [] }) => extensions)
      .find(({ value }) => value === flavour.extension);
    if (extension !== undefined) {
      const because = `The repository's SQL asks ${name} for the extension ${extension.value}, which the official image does not have.`;
      return { flavour, reason: { because, sources: [extension.source] } };
    }
    const user = uses.find(({ clients = [] }) => clients.some((client) => flavour.told?.includes(client)));
    if (user !== undefined)
      return {
        flavour,
        reason: { because: 'The client that the code uses is for this server.', sources: [user.source] },
      };
  }
  return undefined;
}

function reasonOf({ fact, image: own }: StatedImage, image: string) {
  const isSame = parseReference(fact.value).tag === parseReference(own).tag && image === own;
  return {
    because: isSame
      ? 'A compose file of the repository runs it.'
      : `A compose file of the repository runs ${fact.value}; this is the same server by the image whose user and paths are known.`,
    sources: [fact.source],
  };
}

/** Two servers for one datastore, or one that nobody here knows how to run: a person says which. */
function askAboutImages(
  { ledger, datastore: { id, name, service } }: DatastoreDraft,
  stated: readonly StatedImage[],
): void {
  const unknown = stated.find(({ isKnown }) => !isKnown);
  if (stated.length < 2 && unknown === undefined) return;
  const candidates = stated.map(({ fact }) => ({ value: fact.value, source: fact.source }));
  ledger.ask({
    subject: `datastores.${id}.image`,
    question:
      stated.length > 1
        ? `A compose file of the repository runs several servers of ${name}. Which one do the services talk to?`
        : `A compose file of the repository runs ${unknown?.fact.value}, which differs from the official image. Which one is run?`,
    candidates:
      stated.length > 1 ? candidates : [...candidates, { value: `${service.image}:${service.defaultVersion}` }],
    blocking: true,
  });
}
