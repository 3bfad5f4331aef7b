import { expect, test } from 'vitest';
import { parseOsRelease } from './os-release.ts';

test('reads quoted and bare fields; absent ones are empty', () => {
  expect(
    parseOsRelease('PRETTY_NAME="Ubuntu 24.04.3 LTS"\nVERSION_ID="24.04"\nID=ubuntu\nVERSION_CODENAME=noble\n'),
  ).toEqual({
    id: 'ubuntu',
    versionId: '24.04',
    codename: 'noble',
    prettyName: 'Ubuntu 24.04.3 LTS',
  });
  expect(parseOsRelease('ID=arch\n')).toEqual({ id: 'arch', versionId: '', codename: '', prettyName: '' });
});
