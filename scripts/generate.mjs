// `npm run generate`: writes everything that is derived from folders and schemas. `--check` only says what is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { camelCase, registries } from './registries.mjs';

const checkOnly = process.argv.includes('--check');
const stale = [];

for (const registry of registries) {
  if (existsSync(registry.folder)) write(registry.output, renderRegistry(registry));
}
for (const { path, content } of await renderDerivedDocuments()) write(path, content);

if (stale.length > 0 && checkOnly) {
  console.error(`Stale, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exitCode = 1;
}

function renderRegistry({ folder, entry, output, exports, key = (id) => id, lazy }) {
  const ids = entryIds(folder, entry);
  const fileOf = (id, file) => (entry.startsWith('*/') ? `./${id}/${file}` : `./${id}.ts`);
  const inFolder = basename(folder) === basename(dirname(output)) ? './' : `./${basename(folder)}/`;
  const modulePath = (id, file) => fileOf(id, file).replace('./', inFolder);
  const lines = ["// Made by `npm run generate` from the files in this folder. Don't edit."];
  for (const id of ids) lines.push(`import ${identifier(id)} from '${modulePath(id, entry.split('/').pop())}';`);
  lines.push('', `export const ${exports} = {`);
  for (const id of ids) {
    const name = key(id);
    const value = lazy ? `{ command: ${identifier(id)}, load: () => import('./${id}/${lazy}') }` : identifier(id);
    const quoted = /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`;
    lines.push(quoted === value ? `  ${quoted},` : `  ${quoted}: ${value},`);
  }
  lines.push('} as const;', '');
  return lines.join('\n');
}

function entryIds(folder, entry) {
  const items = readdirSync(folder, { withFileTypes: true });
  if (entry.startsWith('*/')) {
    const file = entry.slice(2);
    return items
      .filter((item) => item.isDirectory() && existsSync(join(folder, item.name, file)))
      .map(({ name }) => name)
      .sort();
  }
  return items
    .filter((item) => item.isFile() && /^[a-z0-9-]+\.ts$/.test(item.name))
    .map(({ name }) => name.slice(0, -'.ts'.length))
    .filter((id) => readFileSync(join(folder, `${id}.ts`), 'utf8').includes('export default '))
    .sort();
}

function identifier(id) {
  const name = camelCase(id);
  return /^(new|delete|default|package|in|static|import|export)$/.test(name) ? `${name}Entry` : name;
}

/** JSON Schemas and reference tables; they need the TypeScript sources, which `derived-documents.mjs` imports. */
async function renderDerivedDocuments() {
  if (!existsSync('scripts/derived-documents.mjs')) return [];
  return (await import('./derived-documents.mjs')).renderDerivedDocuments();
}

function write(path, content) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  stale.push(path);
  if (checkOnly) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
