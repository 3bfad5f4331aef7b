import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { prepareSite } from './prepare-site.ts';

const inline = "document.title = 'Crane';";
const long = `h1 { color: navy; }\n`.repeat(100);
const built = {
  'prepare-site.mjs': prepareSite,
  'dist/index.html': `<script>${inline}</script><script type="application/ld+json">{}</script><script src="https://maps.example/v1/map.js"></script>`,
  'dist/about/index.html': '<h1>About</h1>',
  'dist/assets/crane-BqZ81x_a.css': long,
  'dist/assets/my-portrait.png': 'x',
  'dist/assets/logo-Ab12Cd34.svg': 'x',
  'dist/assets/report-20261121.pdf': 'x',
  'dist/.hidden': 'x',
  'dist/.well-known/security.txt': 'x',
  'public/assets/logo-Ab12Cd34.svg': 'x',
};

async function prepared(files: Record<string, string>, ...options: string[]) {
  const folder = await makeTemporaryFolder(files);
  const run = (to: string) =>
    execFileSync('node', ['prepare-site.mjs', 'dist', to, ...options], {
      cwd: folder.path,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  return { folder, run, read: (file: string) => readFile(join(folder.path, file)) };
}

test('each file is known by its content, and only what the tool named after it never changes', async () => {
  const { folder, run, read } = await prepared(built, '--base=/lift', '--public=public');
  await using _ = folder;
  run('to');
  const tags = String(await read('to/nginx/content-tags.conf'));
  const hash = createHash('sha256').update(built['dist/about/index.html']).digest('hex').slice(0, 20);
  expect(tags).toContain(`"/lift/about/index.html" "W/\\"${hash}\\"";`);
  expect(tags).toContain(`"/lift/about/" "W/\\"${hash}\\"";`);
  const immutable = [...tags.matchAll(/"([^"]+)" "immutable";/g)].map(([, name]) => name);
  expect(immutable).toEqual(['/lift/assets/crane-BqZ81x_a.css']);
});

test('copies are compressed where that helps, and hidden files stay behind', async () => {
  const { folder, run, read } = await prepared(built, '--public=public');
  await using _ = folder;
  run('to');
  expect(String(brotliDecompressSync(await read('to/files/assets/crane-BqZ81x_a.css.br')))).toBe(long);
  expect(String(gunzipSync(await read('to/files/assets/crane-BqZ81x_a.css.gz')))).toBe(long);
  expect((await readdir(join(folder.path, 'to/files'))).sort()).toEqual([
    '.well-known',
    'about',
    'assets',
    'index.html',
  ]);
});

test("the policy lets the pages' own scripts run, and no others", async () => {
  const { folder, run, read } = await prepared(built);
  await using _ = folder;
  run('to');
  const policy = String(await read('to/nginx/policy.conf'));
  const hash = createHash('sha256').update(inline).digest('base64');
  expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}' https://maps.example;`);
  expect(policy).not.toContain('unsafe-inline');
});

test.each([
  ['code that is made at run time', 'dist/a.js', 'new Function(body)', "'unsafe-eval'"],
  ['a script that code loads', 'dist/a.js', 'load("https://pay.example/v3/")', 'https://pay.example'],
  ['handlers in attributes', 'dist/b.html', '<a onclick="go()">', "'unsafe-inline'"],
])('%s is allowed, as the site would not work without', async (_name, file, text, allowed) => {
  const { folder, run, read } = await prepared({ ...built, [file]: text });
  await using _ = folder;
  run('to');
  expect(String(await read('to/nginx/policy.conf'))).toContain(allowed);
});

test('the same site gives the same bytes, and an empty one is an error', async () => {
  const { folder, run, read } = await prepared(built);
  await using _ = folder;
  run('one');
  run('two');
  for (const file of ['nginx/content-tags.conf', 'nginx/policy.conf', 'files/assets/crane-BqZ81x_a.css.br'])
    expect(await read(`one/${file}`)).toEqual(await read(`two/${file}`));
  const empty = await prepared({ 'prepare-site.mjs': prepareSite });
  await using __ = empty.folder;
  expect(() => empty.run('to')).toThrow('There is no file in dist');
});

const open = {
  ...built,
  'dist/main-BqZ81x_a.js': 'fetch("https://public-quay.invalid/berths")',
  'dist/contact.html':
    '<script>greet("https://public-quay.invalid")</script><script src="https://public-quay.invalid/a.js"></script>',
  '.env': 'PUBLIC_QUAY=north\nPUBLIC_OTHER=1\n',
  '.env.production': 'PUBLIC_QUAY="south"\n',
};

test('what names a variable is a template: neither immutable nor compressed, and its scripts are known by what they become', async () => {
  const { folder, run, read } = await prepared(open, '--fill=PUBLIC_QUAY');
  await using _ = folder;
  run('to');
  const tags = String(await read('to/nginx/content-tags.conf'));
  expect(tags).toMatch(/"\/main-BqZ81x_a\.js" "template-[0-9a-f]{20}";/);
  expect(tags).toContain('"/assets/crane-BqZ81x_a.css" "immutable";');
  expect((await readdir(join(folder.path, 'to/files'))).filter((name) => name.startsWith('main'))).toHaveLength(1);
  expect(String(await read('to/nginx/policy.conf'))).toContain(
    '$filled_scripts https://maps.example $value_of_PUBLIC_QUAY;',
  );
  expect(String(await read('to/nginx/filled-scripts.js'))).toContain('greet(');
  expect(String(await read('to/nginx/built-variables.js'))).toBe('export default {"PUBLIC_QUAY":"south"};\n');
});

test('pages that name their scripts by content cannot hold other values', async () => {
  const page = '<script src="/a.js" integrity="sha384-x"></script>';
  const { folder, run } = await prepared({ ...open, 'dist/b.html': page }, '--fill=PUBLIC_QUAY');
  await using _ = folder;
  expect(() => run('to')).toThrow('integrity');
});

test('a variable in a form that nothing could fill in ends the build', async () => {
  const encoded = { ...open, 'dist/share.html': '<a href="/?to=https%3A%2F%2Fpublic-quay.invalid">x</a>' };
  const { folder, run } = await prepared(encoded, '--fill=PUBLIC_QUAY');
  await using _ = folder;
  expect(() => run('to')).toThrow('PUBLIC_QUAY stands in share.html in a form that cannot be filled in');
});
