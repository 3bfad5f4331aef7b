import { detectFacts, generate, openRepository, planFacts } from '@seaworthy/core';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { findInstallationVariables } from './installation-variables.ts';

const project = {
  'package.json': '{ "name": "pier", "main": "pier.js", "dependencies": {} }',
  'package-lock.json': '{ "name": "pier", "lockfileVersion": 3, "packages": { "": {} } }',
  'pier.js': "require('node:http').createServer().listen(4100);",
  '.npmrc':
    '# ${COMMENTED}\ncache=${HOME}/c\n//a.example/:_authToken=${TOKEN_A}\n//b.example/:_authToken=${TOKEN_B?}${TOKEN_A}\n',
};

test('what an installation takes from the environment is planned, wired as a build secret and asked for by name', async () => {
  await using folder = await makeTemporaryFolder(project);
  const facts = await detectFacts(await openRepository(folder.path));
  expect(facts.services[0]?.installationVariables).toEqual([{ name: 'TOKEN_A', source: { file: '.npmrc', line: 3 } }]);
  const plan = planFacts(facts);
  const files = Object.fromEntries(generate(plan).files.map(({ path, content }) => [path, content]));
  expect(files.Dockerfile).toMatch(
    /--mount=type=secret,id=TOKEN_A,target=\S+,required=true .*\n.*\n\s+export TOKEN_A="\$\(cat \S+\)" && \\\n\s+npm ci/,
  );
  expect(files.Dockerfile).not.toMatch(/(ARG|ENV) TOKEN_A/);
  expect(files['docker-bake.hcl']).toContain('"type=env,id=TOKEN_A,env=TOKEN_A"');
  expect(files['compose.yaml']).toMatch(/secrets: \[TOKEN_A\]/);
  expect(files['compose.yaml']).toMatch(/ {2}TOKEN_A:\n {4}environment: TOKEN_A/);

  const missing = [{ name: 'TOKEN_A', hint: expect.stringContaining('.env') }];
  expect(await findInstallationVariables(plan, folder.path, { TOKEN_A: '' })).toEqual({ values: {}, missing });
  expect(await findInstallationVariables(plan, folder.path, { TOKEN_A: 'x' })).toEqual({
    values: { TOKEN_A: 'x' },
    missing: [],
  });
  await folder.write({ '.env': 'TOKEN_A=y\n' });
  expect((await findInstallationVariables(plan, folder.path, {})).values).toEqual({ TOKEN_A: 'y' });
});
