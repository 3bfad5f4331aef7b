import { escapePattern } from '../../repository/escape-pattern.ts';
import { defineLanguage, type Language } from '../define-language.ts';
import type { Detection } from '../detection.ts';
import { building } from './building.ts';
import { bunRuntime } from './bun-runtime.ts';
import { findNodeDialects } from './database-dialects.ts';
import { defaults } from './defaults.ts';
import { findNodeEnvironment } from './environment.ts';
import { findText, findTexts } from './find-text.ts';
import { library } from './library/library.ts';
import { findMapperMigrations } from './mapper-migrations.ts';
import { mayLoad } from './may-load.ts';
import { findMigrations } from './migrations.ts';
import { findNodeAddons } from './native-addons.ts';
import { javaScriptSources, type NodeFolder, openNodeFolder } from './node-folder.ts';
import { prismaReads } from './prisma/read-prisma.ts';
import { findSchemaDatabase } from './prisma/schema-database.ts';
import { findPurpose } from './purpose.ts';
import { runtime } from './runtime.ts';
import { findScripts } from './scripts.ts';
import { describeNodeServer } from './server.ts';
import { findStartMigrations } from './start-preparation.ts';
import { findNodeTests } from './tests.ts';
import { findNodeTraits } from './traits.ts';
import { findNodeVersion } from './version.ts';
import { findNodeWrites } from './writes.ts';

export default defineLanguage<Language<NodeFolder>>({
  id: 'node',
  name: 'Node',
  manifests: ['package.json'],
  inImages: { programs: /^(?:node|nodejs|npm|yarn|pnpm|bun)$/, variable: 'NODE_VERSION' },
  reading: {
    sources: javaScriptSources,
    open: openNodeFolder,
    project: ({ manifest }) => ({
      file: manifest.file,
      // The scope is its registry's, and no part of a service's name.
      ...(manifest.name === undefined ? {} : { name: manifest.name.replace(/^@[^/]*\//, '') }),
    }),
    findPurpose,
    describeProcess: async (folder) => {
      const described = await describeNodeServer(folder, { source: folder.manifest.source() });
      return 'refused' in described ? described : (described[0] as Detection);
    },
    dependency: ({ manifest }, name) => manifest.dependency(name),
    mayLoad,
    findText: ({ javaScript }, start) =>
      findText(javaScript, new RegExp(`^(?:${start.source})`), (text) => start.test(text)),
    findTexts: ({ javaScript }, pattern) => findTexts(javaScript, pattern),
    isNamed: ({ javaScript }, file) => namesFile(javaScript, file),
    findVersion: findNodeVersion,
    findEnvironment: ({ javaScript, prisma }) =>
      findNodeEnvironment(javaScript, prisma === undefined ? [] : prismaReads(prisma)),
    findSchemaDatabase,
    findScripts,
    findTests: (folder, packageManager = 'npm') => findNodeTests(folder, packageManager),
    findMigrations: async (folder, root) =>
      (await findMigrations(folder, root)) ??
      (await findStartMigrations(folder)) ??
      (await findMapperMigrations(folder)),
    findDialects: findNodeDialects,
    findNativeAddons: findNodeAddons,
    findWrites: ({ javaScript }) => findNodeWrites(javaScript),
    findTraits: findNodeTraits,
  },
  building,
  runtime,
  otherRuntimes: [bunRuntime],
  defaults,
  library,
});

/** A text of the code that is this path or a part of one. */
function namesFile(sources: NodeFolder['javaScript'], file: string): boolean {
  const word = escapePattern(file);
  const quoted = new RegExp(`['"\`/]${word}['"\`/]`);
  return findText(sources, new RegExp(`(?:^|/)${word}(?:/|$)`), (text) => quoted.test(text)) !== undefined;
}
