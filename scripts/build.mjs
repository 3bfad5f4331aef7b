// `npm run build`: bundles the CLI and the library with everything that they need into packages/cli/dist, so that their
// package has no dependencies and starts without a network. `--package`: from nothing, and with type declarations.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import bundleAgent from './bundle-agent.mjs';
import { writeDeclarations } from './declarations.mjs';
import { root } from './setup.mjs';

const cli = join(root, 'packages/cli');
const staging = join(cli, `.dist-${process.pid}`);
const dist = join(cli, 'dist');
const forPackage = process.argv.includes('--package');
const KEPT_MS = 3_600_000;

// Also when something fails on the way.
process.once('exit', () => rmSync(staging, { recursive: true, force: true }));

const bundle = await rolldown({
  // One bundle for both: what the library and the program share is there once.
  input: { seaworthy: join(cli, 'src/main.ts'), index: join(cli, 'src/index.ts') },
  platform: 'node',
  tsconfig: false,
  // CommonJS packages find their own folder by `__dirname`, which modules don't have.
  transform: { target: 'node20.19', define: { __dirname: 'import.meta.dirname' } },
  // The CommonJS half of some packages loads its parts in ways that no bundler can follow.
  resolve: { mainFields: ['module', 'main'] },
  // Optional parts of the CycloneDX library (XML, validation); it asks for them only when they are used.
  external: ['ajv-formats-draft2019', 'libxmljs2', 'xmlbuilder2'],
  onLog: (level, log) => {
    // Packages of others; nothing that this project could change.
    if (log.code === 'EVAL' || log.code === 'CIRCULAR_DEPENDENCY') return;
    console[level === 'warn' ? 'warn' : 'log'](log.message);
  },
});
const { output } = await bundle.write({
  dir: staging,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  banner: (chunk) => (chunk.name === 'seaworthy' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
  comments: false,
});
await bundle.close();

chmodSync(join(staging, 'seaworthy.js'), 0o755);
writeFileSync(join(staging, 'THIRD_PARTY_LICENSES'), renderLicenses(bundledPackages(output)));
// Pages link to each other, so that all of them come along; a picture says nothing to who reads them in a package.
cpSync(join(root, 'docs'), join(staging, 'docs'), { recursive: true, filter: (path) => !path.endsWith('.png') });
cpSync(join(root, 'CHANGELOG.md'), join(staging, 'CHANGELOG.md'));
await bundleAgent();
copyRuntimeFiles();
if (forPackage) writeDeclarations(staging);
install();
if (existsSync(join(root, 'LICENSE'))) cpSync(join(root, 'LICENSE'), join(cli, 'LICENSE'));

/** Puts the staged files in place, the program last. A run of the build before may still load its own chunks: they stay a while. */
function install() {
  if (forPackage) rmSync(dist, { recursive: true, force: true });
  removeOldChunks();
  const program = join(dist, 'seaworthy.js');
  cpSync(staging, dist, { recursive: true, filter: (source) => source !== join(staging, 'seaworthy.js') });
  renameSync(join(staging, 'seaworthy.js'), program);
}

function removeOldChunks() {
  const chunks = join(dist, 'chunks');
  if (!existsSync(chunks)) return;
  for (const name of readdirSync(chunks)) {
    const path = join(chunks, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path);
  }
}

/** Files that packages read at run time lie in their `assets` folder; modules find them as `new URL('../assets/…')`. */
function copyRuntimeFiles() {
  for (const name of readdirSync(join(root, 'packages'))) {
    const assets = join(root, 'packages', name, 'assets');
    if (!existsSync(assets)) continue;
    mkdirSync(join(staging, 'assets'), { recursive: true });
    cpSync(assets, join(staging, 'assets'), { recursive: true });
  }
}

/** Folders of the npm packages whose code is in the bundle. */
function bundledPackages(chunks) {
  const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
  const folders = modules.map(
    (id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/@][^/]*)\//.exec(id.replace(/^\0/, ''))?.[1],
  );
  return [
    ...new Set(folders.filter((folder) => folder !== undefined && existsSync(join(folder, 'package.json')))),
  ].sort();
}

function renderLicenses(folders) {
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : 'The package contains no license text.';
    return `${name} ${version} (${license ?? 'no license named'})\n\n${text}\n`;
  });
  return `Seaworthy contains code of these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
