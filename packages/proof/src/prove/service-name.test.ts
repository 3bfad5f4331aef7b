import { expect, test } from 'vitest';
import { serviceName } from './service-name.ts';

test.each([
  ['ghcr.io/acme/Shop:1.2', 'shop'],
  ['localhost:5000/web@sha256:12ab', 'web'],
  ['registry.example:443/a/b_c.d', 'b_c-d'],
  ['postgres', 'postgres'],
])('%s is called %s', (reference, name) => expect(serviceName(reference)).toBe(name));
