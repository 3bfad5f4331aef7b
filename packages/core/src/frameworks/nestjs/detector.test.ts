import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const starter = {
  build: 'nest build',
  start: 'nest start',
  'start:dev': 'nest start --watch',
  'start:prod': 'node dist/main',
};
const main = (method: string) =>
  `import { NestFactory } from '@nestjs/core';\nasync function bootstrap() {\n  const app = await NestFactory.${method}(AppModule);\n  await app.listen(process.env.PORT ?? 3000);\n}\nbootstrap();\n`;

const detect = async (scripts: object, files: Record<string, string> = {}, code = main('create')) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': JSON.stringify({
          dependencies: { '@nestjs/core': '^11.0.1', '@nestjs/platform-express': '^11.0.1', express: '5' },
          scripts,
        }),
        'package-lock.json': '{}',
        'nest-cli.json': '{ "sourceRoot": "src", "compilerOptions": { "deleteOutDir": true } }',
        'tsconfig.json': '{ "compilerOptions": { "outDir": "./dist", "module": "nodenext" } }',
        'tsconfig.build.json': '{ "extends": "./tsconfig.json", "exclude": ["test"] }',
        'src/main.ts': code,
        ...files,
      }),
    )
  ).services[0];

test.each<[string, object]>([
  ['the starter', starter],
  ['without a script for production', { build: 'nest build', start: 'nest start' }],
  [
    'behind a file of variables',
    { build: 'nest build', start: 'env-cmd -e dev nest start', 'start:prod': 'env-cmd -e prod node dist/main' },
  ],
])('%s', async (_, scripts) => {
  const service = await detect(scripts);
  expect(service?.framework).toMatchObject({ id: 'nestjs', version: { value: '^11.0.1' } });
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(['dist/main.js']);
  expect(service?.outputDirectory?.value).toBe('dist');
  expect([service?.port?.value, service?.portVariable?.value]).toEqual([3000, 'PORT']);
});

test('another first file and another folder', async () => {
  const service = await detect(
    { build: 'nest build', start: 'nest start' },
    {
      'nest-cli.json': '{ "entryFile": "server" }',
      'src/server.ts': main('create'),
      'tsconfig.json': '{ "compilerOptions": { "outDir": "./build" } }',
    },
  );
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(['build/server.js']);
});

test('a program without HTTP is refused by its name', async () => {
  await expect(detect(starter, {}, main('createMicroservice'))).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining('NestJS program without HTTP'),
  });
});
