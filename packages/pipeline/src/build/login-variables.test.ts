import { detectFacts, openRepository, planFacts } from '@seaworthy/core';
import { makeTemporaryFolder, type TemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { loginVariables } from './login-variables.ts';

const project = {
  'pier/package.json': '{ "name": "pier", "main": "pier.js", "dependencies": {} }',
  'pier/package-lock.json': '{ "name": "pier", "lockfileVersion": 3, "packages": { "": {} } }',
  'pier/pier.js': "require('node:http').createServer().listen(4100);",
};

async function planOf({ path }: TemporaryFolder) {
  return planFacts(await detectFacts(await openRepository(path)));
}

test('a login that version control leaves out is passed where it is, and empty where it is not', async () => {
  await using folder = await makeTemporaryFolder({ ...project, '.gitignore': '.npmrc\n' });
  // The rules of git begin where its repository does.
  await folder.write({ '.git/HEAD': 'ref: refs/heads/main\n' });
  const plan = await planOf(folder);
  expect(loginVariables(plan, folder.path, {})).toEqual({ PIER_NPMRC: '' });
  await folder.write({ 'pier/.npmrc': '//registry.example/:_authToken=q7w8e9\n' });
  expect(await planOf(folder)).toEqual(plan);
  expect(loginVariables(plan, folder.path, {})).toEqual({ PIER_NPMRC: 'pier/.npmrc' });
  expect(loginVariables(plan, folder.path, { PIER_NPMRC: '/run/npmrc' })).toEqual({});
});

test('settings without a login are no secret, and a login that is kept is one', async () => {
  await using folder = await makeTemporaryFolder({ ...project, 'pier/.npmrc': 'engine-strict=true\n' });
  expect(loginVariables(await planOf(folder), folder.path, {})).toEqual({});
  await folder.write({ 'pier/.npmrc': '//registry.example/:_authToken=q7w8e9\n' });
  expect(loginVariables(await planOf(folder), folder.path, {})).toEqual({ PIER_NPMRC: 'pier/.npmrc' });
});
