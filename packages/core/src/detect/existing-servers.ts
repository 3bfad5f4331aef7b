import { datastores as known } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import { parseReference } from '../images/index.ts';
import type { Reading } from '../languages/define-language.ts';
import type { Fact } from '../model/index.ts';
import { findLine } from '../repository/line-numbers.ts';
import { byCodeUnit, folderOf } from '../repository/repository.ts';
import { imageOfService } from '../source/adopted-folder.ts';
import { type ExistingCompose, readExistingCompose } from '../source/existing-compose.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import { purposeOfPlace } from './purpose-of-place.ts';

const all: readonly Datastore[] = Object.values(known as Readonly<Record<string, Datastore>>);

/** The images by which the compose file that is nearest to the service runs a datastore, each once. */
export async function findStatedImages(
  { repository, path }: ServiceFolder,
  datastore: Datastore,
): Promise<Fact<string>[]> {
  const isServer = (reference: string) => isServerOf(datastore, reference);
  for (const { services } of nearestFirst(await readExistingCompose(repository), path)) {
    const images = await Promise.all(services.map((service) => imageOfService(repository, service)));
    const servers = images.filter((image) => image !== undefined && isServer(image.reference)) as NonNullable<
      (typeof images)[number]
    >[];
    const byReference = new Map(servers.map((image) => [image.reference, image]));
    if (byReference.size === 0) continue;
    return [...byReference.values()]
      .sort((a, b) => byCodeUnit(a.reference, b.reference))
      .map(({ reference, source }) => ({ value: reference, source, certainty: 'certain' }));
  }
  return [];
}

/** True for an image that is a server of the datastore. */
export function isServerOf({ recognition }: Datastore, reference: string): boolean {
  const repositoryName = `/${parseReference(reference).repository}`;
  return recognition.images.some((end) => repositoryName.endsWith(`/${end}`));
}

/** True for an image that is a server of any datastore that is known. */
export function isDatastoreImage(reference: string): boolean {
  return all.some((datastore) => isServerOf(datastore, reference));
}

/** Of folders of these, compose files run something else than the product; a tool's (`.devcontainer`) run what it needs. */
const aside: ReadonlySet<string | undefined> = new Set(['tests', 'example', 'documentation', 'template']);

/** Those of the service's folder and of the folders above it, then what lies elsewhere (`deploy/compose.yaml`). */
function nearestFirst(composes: readonly ExistingCompose[], path: string): ExistingCompose[] {
  const distance = ({ file }: ExistingCompose) => {
    const folder = folderOf(file);
    if (folder !== '.' && !`${path}/`.startsWith(`${folder}/`)) return Number.POSITIVE_INFINITY;
    return folder === '.' ? path.length : path.length - folder.length;
  };
  return composes
    .filter((compose) => Number.isFinite(distance(compose)) || !aside.has(purposeOfPlace(folderOf(compose.file))))
    .map((compose) => ({ compose, distance: distance(compose) }))
    .sort((a, b) => (a.distance === b.distance ? 0 : a.distance - b.distance))
    .map(({ compose }) => compose);
}

const sqlFiles = /\.sql$|(?:^|\/)(?:migrations?|alembic)\/(?:[^/]+\/){0,3}[^/]+\.(?:py|[cm]?[jt]s)$/;
const maxSqlFiles = 200;

/** Extensions of the server that the repository's SQL asks for and that only another image has. */
export async function findExtensions<Folder extends ServiceFolder>(
  folder: Folder,
  { service }: Datastore,
  reading: Reading<Folder>,
): Promise<Fact<string>[]> {
  const wanted = (service?.flavours ?? []).flatMap(({ extension }) => extension ?? []);
  if (wanted.length === 0) return [];
  const files = folder.files.filter((file) => sqlFiles.test(file)).slice(0, maxSqlFiles);
  const found: Fact<string>[] = [];
  for (const extension of wanted) {
    const statement = `[Cc][Rr][Ee][Aa][Tt][Ee] +[Ee][Xx][Tt][Ee][Nn][Ss][Ii][Oo][Nn] +(?:[Ii][Ff] +[Nn][Oo][Tt] +[Ee][Xx][Ii][Ss][Tt][Ss] +)?"?${extension}\\b`;
    const inCode = reading.findText(folder, new RegExp(`\\s*${statement}`));
    if (inCode !== undefined) {
      found.push({ value: extension, source: inCode, certainty: 'certain' });
      continue;
    }
    for (const file of files) {
      const text = await folder.repository.readText(file);
      const line = text === undefined ? undefined : findLine(text, new RegExp(statement));
      if (line === undefined) continue;
      found.push({ value: extension, source: { file, line }, certainty: 'certain' });
      break;
    }
  }
  return found;
}
