import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'mysql',
  name: 'MySQL',
  recognition: {
    clients: {
      node: ['mysql', 'mysql2', 'mariadb'],
      python: ['pymysql', 'mysqlclient', 'aiomysql', 'mysql-connector-python', 'asyncmy'],
    },
    prismaProviders: ['mysql'],
    urlSchemes: ['mysql', 'mariadb'],
    words: ['MYSQL', 'MARIADB'],
    sharedWords: ['DATABASE', 'DB'],
    images: ['mysql', 'mysql-server', 'mariadb', 'percona', 'percona-server'],
    ports: [3306],
  },
});
