import { parseReference } from '@seaworthy/core/images';

/** The last part of the repository, in the form that compose accepts: `ghcr.io/acme/Shop:1.2` is `shop`. */
export function serviceName(reference: string): string {
  const name = parseReference(reference)
    .name.toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
  return name === '' ? 'image' : name;
}
