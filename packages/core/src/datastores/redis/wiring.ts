import type { DatastoreWiring } from '../define-datastore.ts';

export const wiring: DatastoreWiring = {
  // The user that a password alone logs in as, and the first of the numbered databases.
  parts: { username: () => 'default', database: () => '0' },
  // Always the plain scheme: `rediss` would be TLS, which the network of the stack has none of.
  url: ({ name }, { given, password }) => [
    { text: 'redis://' },
    ...(password === undefined ? [] : [{ text: ':' }, ...password, { text: '@' }]),
    { address: name },
    { text: ':' },
    { port: name },
    { text: `/${/^\d+$/.test(given?.database ?? '') ? given?.database : '0'}` },
  ],
};
