import { expect, test } from 'vitest';
import { memoryRepository } from '../../repository/memory.ts';
import { readSources } from '../../source/sources.ts';
import { javaScriptSources } from './node-folder.ts';
import { findNodeWrites } from './writes.ts';

test.each<[string, string[]]>([
  ["const where = './spool';\nawait fs.promises.mkdir(where);", ['spool']],
  ["writeFileSync(path.join(process.cwd(), 'logs', 'a.txt'), text);", ['logs/a.txt']],
  ["copyFile('from.txt', '/data/to.txt');", ['/data/to.txt']],
  ["multer({ dest: 'uploads/' });", ['uploads/']],
  ["writeFile(process.env.TARGET ?? 'x', text);", []],
  ["writeFile(join(folder, 'x'), text);", []],
  ["// writeFile('x')\nreadFile('y');", []],
])('%s', async (text, paths) => {
  const sources = await readSources(
    { repository: memoryRepository({ 'a.js': text }), path: '.', files: ['a.js'], outsideLinks: [] },
    javaScriptSources,
  );
  expect(findNodeWrites(sources).map(({ value }) => value)).toEqual(paths);
});
