import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'sqlite',
  name: 'SQLite',
  recognition: {
    clients: {
      node: ['better-sqlite3', 'sqlite3', '@vscode/sqlite3', 'sqlite', 'sql.js'],
      python: ['aiosqlite', 'sqlite-utils'],
    },
    dialects: ['sqlite', 'sqlite3', 'better-sqlite3', 'sqlite-core', 'better-sqlite'],
    relational: true,
    urlSchemes: ['sqlite'],
    words: ['SQLITE'],
    sharedWords: [],
    images: [],
    ports: [],
  },
  file: {
    ending: /\.(?:db|db3|sqlite|sqlite3)$/,
    folder: '/data',
    address: (path, { given, isPrisma }) => {
      if (isPrisma) return `file:${path}`;
      // Three slashes before the path, which begins with one.
      return given === undefined ? path : `${given.scheme}:///${path}`;
    },
  },
});
