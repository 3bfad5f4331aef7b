import { expect, test } from 'vitest';
import { createTableReader } from './process-table.ts';

/** `/proc` with these files; `asked` is what was read of it. */
function filesOf(contents: Record<string, string | undefined>, names = ['7', 'self']) {
  const asked: string[] = [];
  const read = (path: string) => {
    asked.push(path);
    return contents[path];
  };
  return { names: () => names, read, asked, contents };
}

const stat = (startedTicks: number, name = 'quay') =>
  `7 (${name}) S 1 7 7 0 -1 0 0 0 0 0 9 4 6 1 20 0 1 0 ${startedTicks} 0 0`;
const HERE = '0::/docker/here\n';
const THERE = '0::/docker/there\n';

test('a process that the runtime moves to its container is seen there, as long as that may happen', () => {
  const files = filesOf({ '7/stat': stat(700), '7/cgroup': HERE });
  const read = createTableReader(files);
  for (let look = 0; look < 19; look += 1) expect(read().get(7)?.cgroup).toBe(HERE);
  files.contents['7/cgroup'] = THERE;
  expect(read().get(7)).toMatchObject({ name: 'quay', parentPid: 1, startedMs: 7000, cgroup: THERE });
});

test('what has been there for a while is not looked up any more, but for what it is doing', () => {
  const files = filesOf({ '7/stat': stat(700), '7/cgroup': HERE });
  const read = createTableReader(files);
  for (let look = 0; look < 50; look += 1) read();
  expect(files.asked.filter((path) => path === '7/cgroup')).toHaveLength(20);
  files.contents['7/stat'] = stat(700, 'tide');
  expect(read().get(7)).toMatchObject({ name: 'tide', cgroup: HERE });
});

test('another process that got the same number is not believed to be in the same container', () => {
  const files = filesOf({ '7/stat': stat(700), '7/cgroup': HERE });
  const read = createTableReader(files);
  for (let look = 0; look < 50; look += 1) read();
  Object.assign(files.contents, { '7/stat': stat(9900), '7/cgroup': THERE });
  expect(read().get(7)).toMatchObject({ startedMs: 99_000, cgroup: THERE });
});

test.each([
  ['its state', { '7/stat': undefined }],
  ['a whole state', { '7/stat': '7 (quay) S' }],
  ['its control group', { '7/cgroup': undefined }],
])('a process that went while it was read, before %s, is none', (_, gone) => {
  const whole = { '7/stat': stat(700), '7/cgroup': HERE };
  const files = filesOf({ ...whole });
  const read = createTableReader(files);
  expect([...read().keys()]).toEqual([7]);
  Object.assign(files.contents, gone);
  expect([...read().keys()]).toEqual([]);
  // And when it is there again, it is as if it were new.
  Object.assign(files.contents, whole);
  expect([...read().keys()]).toEqual([7]);
});

test('only numbers are processes', () => {
  const names = ['7', '7x', 'x7', 'self', '8'];
  const files = Object.fromEntries(
    names.flatMap((name) => [[`${name}/stat`, stat(700)] as const, [`${name}/cgroup`, HERE] as const]),
  );
  expect([...createTableReader(filesOf(files, names))().keys()]).toEqual([7, 8]);
});
