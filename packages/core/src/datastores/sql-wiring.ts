import type { DatastoreWiring } from './define-datastore.ts';

/** A server of SQL with one user and one database. `usual`: the scheme where neither the code nor its client has another. */
export function sqlWiring(usual: string): DatastoreWiring {
  return {
    parts: {
      username: ({ settings }) => String(settings.username),
      database: ({ settings }) => String(settings.database),
    },
    url: ({ name, settings: { username, database } }, { given, scheme, password }) => [
      { text: `${given?.scheme ?? scheme ?? usual}://${username}` },
      ...(password === undefined ? [] : [{ text: ':' }, ...password]),
      { text: '@' },
      { address: name },
      { text: ':' },
      { port: name },
      { text: `/${database}` },
    ],
  };
}
