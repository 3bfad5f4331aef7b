import { detectFacts, memoryRepository, planFacts } from '@seaworthy/core';
import { secretsIn } from '@seaworthy/core/model';
import { redact, redactVariable } from '@seaworthy/core/secrets';
import { subject } from '@seaworthy/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import leakedSecret from './checks/leaked-secret.ts';

const words = [
  ...['DB', 'APP', 'NPM', 'STRIPE', 'REDIS', 'DATABASE', 'AUTH', 'API', 'JWT', 'ACCESS', 'PRIVATE', 'PUBLIC', 'CACHE'],
  ...['PASS', 'PWD', 'PASSWORD', 'SECRET', 'TOKEN', 'KEY', 'KEYS', 'DSN', 'URL', 'URI', 'CREDENTIALS', 'CONNECTION'],
  ...[
    'STRING',
    'VERSION',
    'FILE',
    'PATH',
    'LENGTH',
    'RATE',
    'BASE',
    '2',
    'APIKEY',
    'PGPASSWORD',
    'authToken',
    'dbPass',
  ],
];
const anyName = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('_'))
  .filter((name) => /^[A-Za-z]/.test(name) && !/^(PWD|PATH)$/.test(name));
const anyPlannedName = anyName.filter((name) => /^[A-Z0-9_]+$/.test(name));

/** What somebody would have to keep: long enough to be told from a setting, with what shells and URLs trip over. */
const anyPassword = fc
  .tuple(
    fc.stringMatching(/^[a-z]\d[A-Z]$/),
    fc.string({ minLength: 4, maxLength: 20, unit: fc.constantFrom(...'aZ9_-.+/=') }),
  )
  .map(([head, tail]) => `${head}${tail}z`);
const anyHostilePassword = fc
  .tuple(anyPassword, fc.constantFrom(...' "\'\n\t;&|$\\`#=,'), anyPassword)
  .map((parts) => parts.join(''));
const anyValue = fc.oneof(
  anyPassword.map((password) => ({ password, value: password })),
  anyHostilePassword.map((password) => ({ password, value: password })),
  anyPassword
    .map((password) => password.replaceAll('/', '-'))
    .map((password) => ({ password, value: `postgresql://shop:${password}@db:5432/shop` })),
  anyPassword.map((password) => ({ password, value: `host=db user=shop password=${password}` })),
  anyPassword.map((password) => ({ password, value: `Server=db;User Id=shop;Password=${password};` })),
);

test('what the plan keeps as a secret is redacted in evidence and fails the check', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlannedName, anyValue, async (name, { password, value }) => {
      if (!(await isPlannedAsSecret(name))) return;

      const variable = redactVariable(`${name}=${value}`);
      expect(variable).not.toContain(password);
      expect(judge({ environment: [variable] })).toBe('fail');
      expect(judge({ environment: [`${name}=${value}`] })).toBe('fail');
      expect(redact(`ENV ${name}=${value}`)).not.toContain(password);
    }),
    // Each case reads and plans a repository, also on a machine that is busy.
    { numRuns: 100 },
  );
});

test('what is redacted in evidence fails the check, also in the history', () => {
  fc.assert(
    fc.property(anyName, anyValue, (name, { password, value }) => {
      const step = redact(`ENV ${name}=${value}`);
      expect(judge({ history: [step] })).toBe(step.includes(password) ? 'pass' : 'fail');
      const variable = redactVariable(`${name}=${value}`);
      expect(judge({ environment: [variable] })).toBe(variable.includes(password) ? 'pass' : 'fail');
    }),
    { numRuns: 1000 },
  );
});

test.each([
  'DB_PASS',
  'DB_PWD',
  'JWT_KEY',
  'APIKEY',
  'SENTRY_DSN',
  'PGPASSWORD',
  'dbPassword',
  'api-key',
  'DATABASE_URL',
])('%s is one', (name) => {
  const value = 'hunter2hunter2';
  const variable = redactVariable(`${name}=${value}`);
  expect(variable).toBe(`${name}=[redacted 14 characters]`);
  expect(judge({ environment: [variable] })).toBe('fail');
  expect(redact(`ENV ${name}=${value}`)).not.toContain(value);
});

async function isPlannedAsSecret(name: string): Promise<boolean> {
  const repository = memoryRepository({
    'package.json': JSON.stringify({
      name: 'crane',
      scripts: { start: 'node lift.js' },
      dependencies: { express: '^5.1.0' },
    }),
    'package-lock.json': '{}',
    'lift.js': `import express from 'express';\nconst app = express();\nuse(process.env.${name});\napp.listen(6161);`,
  });
  const plan = planFacts(await detectFacts(repository));
  const variable = plan.services[0]?.environment.find((planned) => planned.name === name);
  if (variable === undefined) throw new Error(`${name} is not in the plan`);
  return variable.value !== undefined && secretsIn(variable.value).length > 0;
}

function judge(seen: { environment?: string[]; history?: string[] }) {
  const imageConfig = { user: '', entrypoint: [], command: [], labels: {}, environment: [], history: [], ...seen };
  const imageFiles = {
    ...{ files: 1, unpackedBytes: 1, transferredBytes: 1, layers: [], shells: [] },
    ...{ packageManagers: [], setuid: [], secretFiles: [] },
  };
  return leakedSecret.judge({ imageConfig, imageFiles }, subject()).outcome;
}
