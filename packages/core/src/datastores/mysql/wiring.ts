import type { DatastoreWiring } from '../define-datastore.ts';

export const wiring: DatastoreWiring = {
  parts: {
    username: ({ settings }) => String(settings.username),
    database: ({ settings }) => String(settings.database),
  },
  url: ({ name, settings: { username, database } }, { given, scheme, password }) => [
    { text: `${given?.scheme ?? scheme ?? 'mysql'}://${username}` },
    ...(password === undefined ? [] : [{ text: ':' }, ...password]),
    { text: '@' },
    { address: name },
    { text: ':' },
    { port: name },
    { text: `/${database}` },
  ],
};
