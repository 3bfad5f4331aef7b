import type { DatastoreWiring } from '../define-datastore.ts';

export const wiring: DatastoreWiring = {
  parts: {
    username: ({ settings }) => String(settings.username),
    database: ({ settings }) => String(settings.virtualHost),
  },
  // Always the plain scheme: `amqps` would be TLS, which the network of the stack has none of. A path of `/` alone would name
  // a virtual host without a name.
  url: ({ name, settings: { username, virtualHost } }, { given, password }) => [
    { text: `${given?.scheme === 'pyamqp' ? 'pyamqp' : 'amqp'}://${username}` },
    ...(password === undefined ? [] : [{ text: ':' }, ...password]),
    { text: '@' },
    { address: name },
    { text: ':' },
    { port: name },
    ...(virtualHost === '/' ? [] : [{ text: `/${virtualHost}` }]),
  ],
};
