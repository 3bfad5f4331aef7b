// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax of compose
import { expect, test } from 'vitest';
import { portVariable } from './port-variable.ts';

test.each([
  ['"127.0.0.1:${PIER_PORT:-4173}:4173"', 'PIER_PORT'],
  ['{ target: 4173, published: "${QUAY_PORT}" }', 'QUAY_PORT'],
  ['"4173:4173"', undefined],
])('%s', (port, variable) => {
  expect(portVariable(`services:\n  pier:\n    ports:\n      - ${port}\n`, 'pier')).toBe(variable);
});

test('another service has none', () => {
  expect(portVariable('services:\n  pier:\n    ports: ["${PIER_PORT}:1"]\n  quay:\n', 'quay')).toBeUndefined();
});
