import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

const proxy = "{ '/api': { target: 'http://localhost:6161', rewrite: (path) => path.replace(/^\\/api/, '') } }";
const repository = memoryRepository({
  'crane/package.json': '{"scripts":{"build":"vite build"},"devDependencies":{"vite":"8"}}',
  'crane/package-lock.json': '{}',
  'crane/index.html': '<!doctype html>',
  'crane/vite.config.ts': `export default { server: { proxy: ${proxy} } };`,
  'crane/main.js': 'use(import.meta.env.VITE_LIFT_URL);',
  'desk/package.json': '{"scripts":{"build":"react-scripts build"},"dependencies":{"react-scripts":"5"}}',
  'desk/package-lock.json': '{}',
  'desk/public/index.html': '<!doctype html>',
  'desk/src/index.js': 'use(process.env.REACT_APP_LIFT_URL);',
  'lift/package.json': '{"dependencies":{"express":"5"},"scripts":{"start":"node lift.js"}}',
  'lift/package-lock.json': '{}',
  'lift/lift.js': "require('express')().listen(6161);",
});
const files = async () => {
  const { files: all } = generate(planFacts(await detectFacts(repository)));
  return (path: string) => all.find((file) => file.path === path)?.content ?? '';
};

test('a path is handed on to the service that answers it, found anew where its address changes', async () => {
  const conf = (await files())('docker/nginx/crane.conf');
  expect(conf).toContain('location ^~ /api/ {');
  expect(conf).toContain('set $upstream lift:6161;');
  expect(conf).toContain('rewrite ^/api/?(.*)$ /$1 break;');
  expect(conf).toContain('proxy_set_header Connection $connection_upgrade;');
  expect(conf).toContain('limit_req zone=handed_on');
});

test('a site is stopped by the signal that lets it finish, in the image and in the stack', async () => {
  const of = await files();
  expect(of('Dockerfile')).toContain('STOPSIGNAL SIGQUIT\n');
  expect(of('compose.yaml')).toContain('stop_signal: SIGQUIT\n');
});

test('public variables reach the container where pages look them up, else the build', async () => {
  const of = await files();
  expect(of('docker/nginx/crane.js')).toContain('["VITE_LIFT_URL"]');
  expect(of('docker/nginx/crane.conf')).toContain('env VITE_LIFT_URL;');
  expect(of('compose.yaml')).toContain(
    'VITE_LIFT_URL: ${VITE_LIFT_URL:-http://localhost:${LIFT_PUBLISHED_PORT:-6161}}',
  );
  expect(of('Dockerfile')).toContain('ENV REACT_APP_LIFT_URL=http://localhost:6161\n');
  expect(of('compose.yaml')).not.toContain('REACT_APP_LIFT_URL');
  expect(of('docker/nginx/desk.js')).toBe('');
});
