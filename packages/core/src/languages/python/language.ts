import { escapePattern } from '../../repository/escape-pattern.ts';
import { defineLanguage, type Language } from '../define-language.ts';
import { building } from './building.ts';
import { findPythonDialects } from './database-dialects.ts';
import { defaults } from './defaults.ts';
import { findPythonEnvironment } from './environment.ts';
import { library } from './library/library.ts';
import { mayLoad } from './may-load.ts';
import { findMigrations } from './migrations.ts';
import { findPythonNativeAddons } from './native-addons.ts';
import { findPurpose } from './purpose.ts';
import { openPythonFolder, type PythonFolder, pythonSources } from './python-folder.ts';
import { runtime } from './runtime.ts';
import { findString, findStrings } from './source/strings.ts';
import { findPythonTests } from './tests.ts';
import { findTraits } from './traits.ts';
import { findPythonVersion } from './version.ts';
import { findPythonWrites } from './writes.ts';

export default defineLanguage<Language<PythonFolder>>({
  id: 'python',
  name: 'Python',
  manifests: ['requirements.txt', 'pyproject.toml', 'Pipfile'],
  inImages: { programs: /^(?:python[\d.]*|uvicorn|gunicorn)$/, variable: 'PYTHON_VERSION' },
  reading: {
    sources: pythonSources,
    open: openPythonFolder,
    project: ({ path, python: { pyproject, pipfile, requirementsFile } }) => {
      const name = pyproject?.get('project', 'name') ?? pyproject?.get('tool', 'poetry', 'name');
      return {
        file: pyproject?.file ?? requirementsFile ?? pipfile?.file ?? path,
        ...(typeof name === 'string' ? { name } : {}),
      };
    },
    findPurpose,
    dependency: ({ python }, name) => python.dependency(name),
    mayLoad,
    findText: ({ pythonSources }, start) => findString(pythonSources, new RegExp(`^(?:${start.source})`), start),
    findTexts: ({ pythonSources }, pattern) => findStrings(pythonSources, pattern),
    isNamed: ({ python, pythonSources }, file) =>
      python.pyproject?.get('project', 'readme') === file || namesFile(pythonSources, file),
    findVersion: findPythonVersion,
    findEnvironment: ({ pythonSources }) => findPythonEnvironment(pythonSources),
    findScripts: () => ({}),
    findTests: findPythonTests,
    findMigrations,
    findDialects: findPythonDialects,
    findNativeAddons: async ({ python }) => findPythonNativeAddons(python),
    findWrites: ({ pythonSources }) => findPythonWrites(pythonSources),
    findTraits,
  },
  building,
  runtime,
  defaults,
  library,
});

/** A text of the code that is this path or a part of one. */
function namesFile(sources: PythonFolder['pythonSources'], file: string): boolean {
  const word = escapePattern(file);
  return findString(sources, new RegExp(`(?:^|/)${word}(?:/|$)`), new RegExp(word)) !== undefined;
}
