import { expect, test } from 'vitest';
import { renderSortedJson } from './sorted-json.ts';

test('keys are sorted by code unit at every depth, lists keep their order', () => {
  expect(renderSortedJson({ b: [{ z: 1, Z: 2 }, 'a'], a: undefined, ä: null })).toBe(
    '{\n  "b": [\n    {\n      "Z": 2,\n      "z": 1\n    },\n    "a"\n  ],\n  "ä": null\n}\n',
  );
});
