import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (dockerfile: string, service = '') => {
  const compose = service === '' ? {} : { 'docker-compose.yml': `services:\n  tide:\n    build: .\n${service}` };
  const facts = await detectFacts(
    memoryRepository({ Dockerfile: `FROM debian:13\n${dockerfile}`, ...compose }, 'quay'),
  );
  return facts.services[0];
};

test.each([
  ['EXPOSE 8090', '', 8090],
  ['ENV PORT=8091', '', 8091],
  ['EXPOSE 8090 9090', '    ports: ["80:9090"]', 9090],
  ['', '    ports: ["7000:7001"]', 7001],
])('%j with %j listens on %d', async (dockerfile, service, port) => {
  const found = await detect(dockerfile, service);
  expect(found?.port?.value).toBe(port);
  expect(found?.questions).toBeUndefined();
});

test.each([
  ['EXPOSE 8090', '    ports: ["80:9090"]', ['9090', '8090']],
  ['EXPOSE 8090 9090', '', ['8090', '9090']],
])('%j with %j leaves the port open', async (dockerfile, service, candidates) => {
  const found = await detect(dockerfile, service);
  expect(found?.questions).toMatchObject([{ subject: 'port', blocking: true }]);
  expect(found?.questions?.[0]?.candidates.map(({ value }) => value)).toEqual(candidates);
});

test('PORT is told where it is already set to the port', async () => {
  expect((await detect('ENV PORT=8090\nEXPOSE 8090'))?.portVariable?.value).toBe('PORT');
  expect((await detect('EXPOSE 8090'))?.portVariable).toBeUndefined();
});

test('what the compose file says and is not kept is said', async () => {
  const found = await detect(
    'EXPOSE 80',
    '    volumes: [./a:/a, b:/b]\n    env_file: tide.env\n    command: ./tide && wait',
  );
  expect(found?.questions?.map(({ subject, blocking }) => [subject, blocking])).toEqual([
    ['volumes', false],
    ['environment', false],
    ['command', false],
  ]);
  expect(found?.ownImage?.volumes).toEqual([{ name: 'b', path: '/b' }]);
  expect((await detect('EXPOSE 80', '    command: ./tide --high'))?.command?.value).toEqual(['./tide', '--high']);
});
