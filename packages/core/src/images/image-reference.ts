/** The parts of an image reference such as `ghcr.io/team/app:1.2@sha256:…`. */
export interface ImageReference {
  /** Host of the registry; empty for Docker Hub. */
  registry: string;
  /** Name without tag and digest, as it is usually written: `postgres`, `gcr.io/distroless/nodejs22-debian13`. */
  repository: string;
  /** Last part of the repository: `postgres` of `docker.io/library/postgres:17`. */
  name: string;
  /** `latest` where none is written. */
  tag: string;
  /** `sha256:…`; absent when none is written. */
  digest?: string;
}

/** Splits a reference; the names that Docker Hub adds by itself are dropped. */
export function parseReference(reference: string): ImageReference {
  const [named = '', digest] = reference.split('@');
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const repository = (hasTag ? named.slice(0, colon) : named).replace(/^docker\.io\//, '').replace(/^library\//, '');
  const [first = '', ...rest] = repository.split('/');
  return {
    registry: rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : '',
    repository,
    name: rest.at(-1) ?? first,
    tag: hasTag ? named.slice(colon + 1) : 'latest',
    ...(digest === undefined ? {} : { digest }),
  };
}
