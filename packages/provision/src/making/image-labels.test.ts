import { expect, test } from 'vitest';
import { type FoundationMatch, findFoundation, listFoundations } from '../foundations/find-foundation.ts';
import { labelsOf } from './image-labels.ts';

test('a foundation describes itself where no application does', () => {
  for (const { references, id, debian } of listFoundations()) {
    const match = findFoundation((references[0] ?? '').replace(':*', ':any')) as FoundationMatch;
    const labels = labelsOf({ match, definition: 'd', content: 'c' }, debian);
    expect(labels['dev.seaworthy.foundation']).toBe(id);
    expect(Object.keys(labels).filter((name) => !name.startsWith('dev.seaworthy.foundation'))).toEqual([]);
  }
});
