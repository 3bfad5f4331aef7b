import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const page = '<!doctype html><h1>Crane</h1>';
const sites = async (files: Record<string, string>) => {
  const found = await detectFacts(memoryRepository(files)).catch(() => ({ services: [] }));
  return found.services.filter(({ framework }) => framework.id === 'html').map(({ path }) => path);
};

test('a repository of pages is a site', async () => {
  const files = { 'index.html': page, '404.html': page, 'css/crane.css': '', 'README.md': '', '.github/ci.yml': '' };
  const [site] = (await detectFacts(memoryRepository(files))).services;
  expect(site).toMatchObject({
    path: '.',
    shape: 'static',
    outputDirectory: { value: '.' },
    traits: { fallback: { value: '404.html' }, plainNames: { value: true } },
  });
});

test('a folder of pages beside a service is one, by its name', async () => {
  const service = {
    'backend/requirements.txt': 'fastapi==1\n',
    'backend/main.py': 'from fastapi import FastAPI\napp = FastAPI()\n',
  };
  expect(await sites({ ...service, 'frontend/index.html': page })).toEqual(['frontend']);
  expect(await sites({ ...service, 'docs/index.html': page })).toEqual([]);
  expect(await sites({ ...service, 'index.html': page })).toEqual([]);
  expect(await sites({ ...service, 'backend/public/index.html': page })).toEqual([]);
});

test.each([
  ['a program of a server', { 'server.js': "const http = require('http');" }],
  ['sources of another language', { 'app.py': '' }],
  ['sources that have to be compiled', { 'main.tsx': '' }],
  ['a generator', { '_config.yml': '' }],
  ['a template', { 'index.html': '<h1>{{ title }}</h1>' }],
])('pages beside %s are not served as they are', async (_, files) => {
  expect(await sites({ 'index.html': page, ...files })).toEqual([]);
});
