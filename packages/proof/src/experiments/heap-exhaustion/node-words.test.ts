import { expect, test } from 'vitest';
import { nodeWords } from './node-words.ts';

test.each<[string[], string[]]>([
  [['node', 'quay.js'], ['node']],
  [['/sbin/tini', '--', '/nodejs/bin/node', 'quay.js'], ['/nodejs/bin/node']],
  [
    ['node', '--max-old-space-size=300', '--enable-source-maps', 'quay.js'],
    ['node', '--max-old-space-size=300'],
  ],
  [
    ['node', '--max_old_space_size', '300', 'quay.js', '--max-depth=4'],
    ['node', '--max_old_space_size', '300'],
  ],
  [
    ['node', '--max-semi-space-size=16', '--optimize-for-size', 'q.js'],
    ['node', '--max-semi-space-size=16', '--optimize-for-size'],
  ],
  [['npm', 'start'], ['node']],
  [['sh', '-c', 'node quay.js'], ['node']],
])('%j', (words, expected) => expect(nodeWords(words)).toEqual(expected));
