import { expect, test } from 'vitest';
import { memoryRepository } from '../repository/memory.ts';
import { configurationSource, parseConfiguration, readConfiguration } from './read-configuration.ts';

test('no file, an empty file and a full one', async () => {
  expect(await readConfiguration(memoryRepository({}))).toEqual({});
  expect(parseConfiguration('seaworthy.yaml', '# nothing yet\n')).toEqual({});
  const configuration = await readConfiguration(
    memoryRepository({ 'seaworthy.yml': 'services:\n  quay:\n    port: 4545\n    version: 22\n' }),
  );
  expect(configuration).toEqual({ services: { quay: { port: 4545, version: 22 } } });
  expect(configurationSource(configuration, ['services', 'quay', 'port'])).toEqual({ file: 'seaworthy.yml', line: 3 });
});

test.each([
  [
    'an unknown key',
    'name: quay\nservces: {}\n',
    'seaworthy.yaml:2:1: servces is not a key that exists; did you mean services.',
    'name, security, subnet, targets, services, datastores, adopt, ignore',
  ],
  [
    'an unknown key further in',
    'services:\n  quay:\n    prot: 1\n',
    'seaworthy.yaml:3:5: services.quay.prot is not a key that exists; did you mean port.',
    'path, adopt, framework, entryPoint',
  ],
  [
    'a wrong type',
    'services:\n  quay:\n    port: "many"\n',
    'seaworthy.yaml:3:5: services.quay.port is the text "many".',
    'a whole number from 1 to 65535. Port that the service listens on.',
  ],
  [
    'a wrong word',
    'security: hardend\n',
    'seaworthy.yaml:1:1: security is the text "hardend".',
    'standard or hardened',
  ],
  ['a list in place of a mapping', 'services:\n  - quay\n', 'seaworthy.yaml:1:1: services is a list.', 'a mapping'],
  ['a wrong item', 'ignore: [legacy, 7]\n', 'seaworthy.yaml:1:18: ignore.1 is the number 7.', 'a text'],
])('%s is named with line, column and what is allowed', (_, text, message, allowed) => {
  const error = failure(() => parseConfiguration('seaworthy.yaml', text));
  expect(error).toMatchObject({ code: 'CONFIGURATION_INVALID', message, exitCode: 2 });
  expect(error.lines[0]).toContain(`Allowed here: ${allowed}`);
});

test('broken YAML names the place', () => {
  const error = failure(() => parseConfiguration('seaworthy.yaml', 'services:\n  quay: [1\nname: x\n'));
  expect(error.code).toBe('CONFIGURATION_INVALID');
  expect(error.message).toMatch(/^seaworthy\.yaml:\d+:\d+: .+\.$/);
});

function failure(run: () => unknown): { code: string; message: string; lines: string[] } {
  try {
    run();
  } catch (error) {
    return error as { code: string; message: string; lines: string[] };
  }
  throw new Error('nothing was thrown');
}
