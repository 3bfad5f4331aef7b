import { parseReference } from '@seaworthy/core/images';
import { type KnownDatastore, knownDatastores } from './known-datastores.ts';

/** The datastore that an image reference names by the last part of its repository; `undefined` when it is none. */
export function recogniseDatastore(
  image: string,
  known: readonly KnownDatastore[] = knownDatastores,
): string | undefined {
  const path = `/${parseReference(image).repository}`;
  return known.find(({ images }) => images.some((name) => path.endsWith(`/${name}`)))?.name;
}

/** The datastore that alone is known to listen on a port, for images with names of their own. */
export function datastoreOfPort(port: number, known: readonly KnownDatastore[] = knownDatastores): string | undefined {
  return known.find(({ ports }) => ports.includes(port))?.name;
}
