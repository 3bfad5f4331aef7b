import { expect, test } from 'vitest';
import { parseControlRecords } from './unpack-packages.ts';

test('reads installed packages of a status file, by name, with the source that they come from', () => {
  const text = `Package: zlib1g
Status: install ok installed
Source: zlib (1:1.3)
Version: 1:1.3+deb13u1
Architecture: amd64
Description: compression
 Version: not a field

Package: gone
Status: deinstall ok config-files
Version: 1
Architecture: all

Package: bash
Status: install ok installed
Version: 5.2.37-2+b10
Architecture: amd64
`;
  expect(parseControlRecords(text)).toEqual([
    { name: 'bash', version: '5.2.37-2+b10', architecture: 'amd64', source: 'bash' },
    { name: 'zlib1g', version: '1:1.3+deb13u1', architecture: 'amd64', source: 'zlib' },
  ]);
});
