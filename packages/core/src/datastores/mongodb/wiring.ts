import type { DatastoreWiring } from '../define-datastore.ts';

export const wiring: DatastoreWiring = {
  parts: {
    username: ({ settings }) => String(settings.username),
    database: ({ settings }) => String(settings.database),
  },
  // Always the plain scheme: `mongodb+srv` asks a name server for the hosts. The user is kept in the database `admin`.
  url: ({ name, settings: { username, database } }, { password }) => [
    { text: `mongodb://${username}` },
    ...(password === undefined ? [] : [{ text: ':' }, ...password]),
    { text: '@' },
    { address: name },
    { text: ':' },
    { port: name },
    { text: `/${database}?authSource=admin` },
  ],
};
