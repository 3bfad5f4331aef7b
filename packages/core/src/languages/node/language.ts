import { findTextStart, quotes } from '../../source/sources.ts';
import { defineLanguage, type Language } from '../define-language.ts';
import { building } from './building.ts';
import { defaults } from './defaults.ts';
import { findNodeEnvironment } from './environment.ts';
import { findMigrations } from './migrations.ts';
import { findNativeAddons } from './native-addons.ts';
import { type NodeFolder, openNodeFolder } from './node-folder.ts';
import { runtime } from './runtime.ts';
import { findScripts } from './scripts.ts';
import { findTests } from './tests.ts';
import { findVersion } from './version.ts';
import { findWrites } from './writes.ts';

export default defineLanguage<Language<NodeFolder>>({
  id: 'node',
  name: 'Node',
  manifests: ['package.json'],
  reading: {
    open: openNodeFolder,
    project: ({ manifest }) => ({
      file: manifest.file,
      // The scope is its registry's, and no part of a service's name.
      ...(manifest.name === undefined ? {} : { name: manifest.name.replace(/^@[^/]*\//, '') }),
    }),
    dependency: ({ manifest }, name) => manifest.dependency(name),
    findText: ({ javaScript }, start) => findTextStart(javaScript, start),
    isNamed: ({ javaScript }, file) => quotes(javaScript, file),
    findVersion,
    findEnvironment: ({ javaScript }) => findNodeEnvironment(javaScript),
    findScripts,
    findTests,
    findMigrations,
    findNativeAddons,
    findWrites,
    findTraits: () => ({}),
  },
  building,
  runtime,
  defaults,
});
