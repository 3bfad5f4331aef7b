import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'sql-server',
  name: 'SQL Server',
  recognition: {
    clients: { node: ['mssql', 'tedious'], python: ['pymssql'] },
    dialects: ['sqlserver', 'mssql'],
    relational: true,
    urlSchemes: ['mssql', 'sqlserver'],
    words: ['MSSQL', 'SQLSERVER'],
    sharedWords: ['DATABASE', 'DB'],
    images: ['mssql-server', 'mssql/server'],
    ports: [1433],
  },
});
