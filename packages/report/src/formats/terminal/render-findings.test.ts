import { someFindings } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { renderFindings } from './render-findings.ts';

test('file by file, and one line that sums up', () => {
  expect(renderFindings(someFindings(), { width: 80 })).toBe(`\
my app/Dockerfile
  3:6     high     root-user
          No USER is set, and <node:22> runs as root.
          Fix: Add a numeric \`USER 65532:65532\`.
  12:13   medium   interactive-install  (--fix mends it)
          apt-get install asks: 100%, before it goes on.
          Fix: Add \`-y\`.

? pipe/Dockerfile was not read: it is a named pipe, not a regular file

Rules are explained in docs/rules

✗ 2 findings in 2 files: 1 high, 1 medium; 1 excused by comments
`);
});

test('nothing found, nothing read, nothing there', () => {
  const none = { ...someFindings(), findings: [], excused: [], unread: [] };
  expect(renderFindings(none)).toBe('✓ 2 files read, nothing found\n');
  expect(renderFindings({ ...none, files: [] })).toBe('? There is no Dockerfile, compose file or ignore file here.\n');
  expect(renderFindings({ ...none, files: [], unread: someFindings().unread })).toMatch(/^\? .*\n\n\? 0 files read/);
});
