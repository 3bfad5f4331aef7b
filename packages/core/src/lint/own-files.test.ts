import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFixtures } from '@seaworthy/testkit/core';
import { expect, test } from 'vitest';
import { documentKindOf } from './document-kind.ts';
import { lintText } from './lint-text.ts';

/** Why what we generate is as it is, where a rule has something to say of it. One that nothing needs any more has to go. */
const reasons = new Map([
  ['exposed-debug-port', 'development: compose publishes the debugger on loopback alone'],
  ['missing-cpu-limit', 'development and tests may take the processors that nobody else needs'],
  ['package-manager-start', "development starts the project's own script, which reloads"],
  ['root-user', 'the last stage is that of development: compose says who it is there'],
  ['unpinned-package', "debugger and file watcher of development: the project's own version of one is kept"],
  ['writable-root-filesystem', 'development and tests write caches and byte code beside the source'],
]);

const examples = join(import.meta.dirname, '../generate/fixtures');
const folders = [
  ...listFixtures().map(({ folder }) => join(folder, 'expect/files')),
  ...readdirSync(examples).map((name) => join(examples, name)),
];

test('what is generated has no finding, or a reason for it', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
      const kind = documentKindOf(path);
      return kind === undefined ? [] : [{ path: join(folder, path), kind }];
    }),
  );
  const findings = files.flatMap((file) => lintText({ ...file, text: readFileSync(file.path, 'utf8') }).findings);
  const open = findings.filter(({ rule }) => !reasons.has(rule));
  expect(open.map(({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`)).toEqual([]);
  expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([...reasons.keys()]);
  // The kinds that are generated were all looked at.
  expect(new Set(files.map(({ kind }) => kind)).size).toBe(3);
});
