import type { NodeFolder } from '../../languages/node/node-folder.ts';
import type { Fact } from '../../model/index.ts';

const page = /^(?:page|layout|route)\.[jt]sx?$/;

/** `app`, `pages` or `both`, by the pages that there are; `undefined` when there is none. */
export function findRouter(folder: NodeFolder): Fact<string> | undefined {
  const files = folder.files.map((file) => (folder.path === '.' ? file : file.slice(folder.path.length + 1)));
  const app = files.find((file) => /^(?:src\/)?app\//.test(file) && page.test(file.split('/').at(-1) ?? ''));
  const pages = files.find(
    (file) => /^(?:src\/)?pages\/.*\.[jt]sx?$/.test(file) && !/\/_(?:app|document)\.[jt]sx?$/.test(file),
  );
  const first = app ?? pages;
  if (first === undefined) return undefined;
  const value = app === undefined ? 'pages' : pages === undefined ? 'app' : 'both';
  return { value, source: { file: folder.resolve(first) }, certainty: 'certain' };
}
