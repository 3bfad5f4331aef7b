import { knownDatastores } from '@seaworthy/core/datastores';
import { parseReference } from '@seaworthy/core/images';

/** The datastore that an image reference names by the end of its repository; `undefined` when it is none. */
export function recogniseDatastore(image: string): string | undefined {
  const repository = `/${parseReference(image).repository}`;
  return knownDatastores.find(({ images }) => images.some((end) => repository.endsWith(`/${end}`)))?.name;
}

/** The datastore that alone is known to listen on a port, for images with names of their own. */
export function datastoreOfPort(port: number): string | undefined {
  return knownDatastores.find(({ ports }) => ports.includes(port))?.name;
}
