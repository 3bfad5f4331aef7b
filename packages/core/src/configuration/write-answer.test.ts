import { describe, expect, test } from 'vitest';
import { writeAnswer } from './write-answer.ts';

describe('an answer in seaworthy.yaml', () => {
  test('keeps comments, blank lines, quotes and order', () => {
    const before = `# Ours, see the wiki.
name: harbour # short

services:
  # The one with the crane.
  quay:
    version: "22" # not 24 yet
    port: 4545

ignore: [old] # gone soon
`;
    const after = writeAnswer('seaworthy.yaml', before, {
      path: ['services', 'quay', 'entryPoint'],
      value: 'src/crane.js',
    });
    expect(after).toBe(before.replace('    port: 4545\n', '    port: 4545\n    entryPoint: src/crane.js\n'));
  });

  test('makes the file and the keys above it where there are none', () => {
    const answer = { path: ['services', 'quay', 'port'], value: 4545 };
    expect(writeAnswer('seaworthy.yaml', '', answer)).toBe('services:\n  quay:\n    port: 4545\n');
    expect(writeAnswer('seaworthy.yaml', '# nothing yet\n', answer)).toContain('# nothing yet');
  });

  test('adds to a list', () => {
    const answer = { path: ['ignore'], value: 'legacy', adds: true };
    expect(writeAnswer('seaworthy.yaml', 'ignore: [old] # gone\n', answer)).toBe('ignore: [old, legacy] # gone\n');
    expect(writeAnswer('seaworthy.yaml', 'name: a\n', answer)).toBe('name: a\nignore:\n  - legacy\n');
  });

  test.each([
    ['quay', 'not a number'],
    ['quay', 70_000],
  ])('what the configuration does not take is refused: %s %s', (service, value) => {
    const answer = { path: ['services', service, 'port'], value };
    expect(() => writeAnswer('seaworthy.yaml', '', answer)).toThrow(/services.quay.port/);
  });
});
