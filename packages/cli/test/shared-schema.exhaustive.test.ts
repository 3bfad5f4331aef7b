import { writeStack } from '@seaworthy/testkit/cli';
import { expect, test } from 'vitest';

const files = {
  'package.json': JSON.stringify({ name: 'harbour', private: true, workspaces: ['apps/*', 'packages/*'] }),
  'packages/quay/package.json': JSON.stringify({
    ...{ name: '@harbour/quay', version: '1.0.0', main: 'index.js' },
    // Making the client needs no engine of migrations, which comes from a host that not every machine can reach.
    scripts: { build: 'PRISMA_SCHEMA_ENGINE_BINARY=/bin/true prisma generate' },
    dependencies: { '@prisma/adapter-pg': '7.0.0', '@prisma/client': '7.0.0' },
    devDependencies: { prisma: '7.0.0' },
  }),
  'packages/quay/index.js': `const { PrismaPg } = require('@prisma/adapter-pg');
const { PrismaClient } = require('@prisma/client');

exports.database = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });
`,
  'packages/quay/prisma.config.mjs': `import { env } from 'prisma/config';

export default { schema: 'prisma/schema.prisma', datasource: { url: env('DATABASE_URL') } };
`,
  'packages/quay/prisma/schema.prisma': `generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
}

model Tide {
  id Int @id
}
`,
  'apps/pilot/package.json': JSON.stringify({
    ...{ name: 'pilot', version: '1.0.0' },
    scripts: { start: 'node server.js' },
    dependencies: { '@harbour/quay': '*', express: '5.1.0' },
  }),
  'apps/pilot/server.js': `const express = require('express');
const { database } = require('@harbour/quay');

const app = express();
app.get('/health', (request, answer) => answer.send('ok'));
app.get('/sum', async (request, answer) => {
  const [row] = await database.$queryRaw\`SELECT 41 + 1 AS sum\`;
  answer.json(row.sum);
});
app.listen(4747);
`,
};

test('a client of Prisma that another package makes asks the database in the image of the service', async () => {
  await using stack = await writeStack('shared-schema', files);
  await stack.runs('build');
  await stack.runs('up');
  expect(await stack.answer('/sum')).toBe('42');
});
