import { expect, test } from 'vitest';
import { memoryRepository } from '../../repository/memory.ts';
import { findServiceFolders } from '../../source/service-folder.ts';
import { findBuildNetwork } from './build-network.ts';
import { openNodeFolder } from './node-folder.ts';

test.each<[string, Record<string, string>, string | undefined]>([
  ['fonts', { 'app/layout.tsx': "import { Inter } from 'next/font/google';" }, 'app/layout.tsx'],
  ['fonts of the site itself', { 'app/layout.tsx': "import local from 'next/font/local';" }, undefined],
  [
    'data of pages',
    { 'pages/map.js': "export async function getStaticProps() { return fetch('https://maps.example'); }" },
    'pages/map.js',
  ],
  [
    'data of requests',
    { 'app/api/map/route.ts': "export const GET = () => fetch('https://maps.example');" },
    undefined,
  ],
  ['engines', { 'package.json': '{ "scripts": { "build": "prisma generate && tsc" } }' }, 'package.json'],
  [
    'modules of a folder beside it',
    { 'package.json': '{ "scripts": { "build": "cd client && npm ci --no-audit && npm run build" } }' },
    'package.json',
  ],
  ['a script called install', { 'package.json': '{ "scripts": { "build": "npm run build:ci" } }' }, undefined],
  ['a compiler', { 'package.json': '{ "scripts": { "build": "tsc" } }' }, undefined],
])('%s', async (_, files, expected) => {
  const repository = memoryRepository({ 'package.json': '{}', ...files });
  const [found] = findServiceFolders(repository, ['package.json'], []);
  const folder = found === undefined ? undefined : await openNodeFolder(found);
  if (folder === undefined) throw new Error('there is no folder');
  expect(findBuildNetwork(folder)?.source.file).toBe(expected);
});
