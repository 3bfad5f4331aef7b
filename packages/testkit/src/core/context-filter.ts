import dockerignore from '@balena/dockerignore';

// Its types describe a default export inside of the module, but the module is the function itself.
const create = dockerignore as unknown as typeof dockerignore.default;

/** True for each path that a `.dockerignore` with this text lets through to the builder. */
export function createContextFilter(ignoreFile: string): (path: string) => boolean {
  return create().add(ignoreFile).createFilter();
}
