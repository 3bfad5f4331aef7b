import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (manifest: object, files: Record<string, string>) =>
  detectFacts(memoryRepository({ 'package.json': JSON.stringify(manifest), 'package-lock.json': '{}', ...files }));

test('a program that no framework recognises', async () => {
  const facts = await detect(
    { dependencies: { 'node-cron': '4' }, scripts: { start: 'node clock' } },
    { 'clock.js': "require('node-cron').schedule(process.env.SCHEDULE ?? '0 * * * *', strike);\n" },
  );
  expect(facts.services[0]).toMatchObject({
    framework: { id: 'node-program', source: { file: 'clock.js', line: 1 } },
    shape: 'worker',
    environment: [{ name: 'SCHEDULE', default: '0 * * * *' }],
  });
  expect(facts.services[0]).not.toHaveProperty('port');
});

test('what is known by its name alone is refused by it, and does not become a program', async () => {
  const files = { 'build/index.js': 'setInterval(f, 1);' };
  const manifest = { dependencies: { nuxt: '4' }, scripts: { start: 'node build/index.js' } };
  await expect(detect(manifest, files)).rejects.toMatchObject({ code: 'UNSUPPORTED_FRAMEWORK' });
});
