import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (script: string) =>
  JSON.stringify({ scripts: { build: script }, devDependencies: { 'react-scripts': '5.0.1' } });
const files = {
  'crane/package-lock.json': '{}',
  'crane/public/index.html': '',
  'crane/src/index.js': 'use(process.env.REACT_APP_REACH, process.env.OTHER);',
};
const detect = async (script: string, more: Record<string, string> = {}) =>
  detectFacts(memoryRepository({ 'crane/package.json': manifest(script), ...files, ...more })).catch((error) => error);

test('is recognised as a development dependency, with what browsers may know', async () => {
  const { services } = await detect('react-scripts build', {
    'crane/package.json': JSON.stringify({
      homepage: 'https://crane.example/lift',
      scripts: { build: 'craco build' },
      devDependencies: { 'react-scripts': '5.0.1' },
    }),
  });
  expect(services[0]).toMatchObject({
    framework: { id: 'create-react-app' },
    outputDirectory: { value: 'build' },
    environment: [{ name: 'REACT_APP_REACH' }],
    traits: { base: { value: '/lift/' }, fallback: { value: 'index.html' } },
  });
});

test('a build that leads elsewhere is known, and no more', async () => {
  expect((await detect('BUILD_PATH=../out react-scripts build')).code).toBe('UNSUPPORTED_FRAMEWORK');
});
