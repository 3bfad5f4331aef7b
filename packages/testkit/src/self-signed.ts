import { readFileSync } from 'node:fs';

function read(name: string): string {
  return readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
}

/** A certificate that vouches for itself, and its key: for servers of tests, and of no use to anybody else. */
export const selfSigned = { key: read('key'), cert: read('certificate') };
