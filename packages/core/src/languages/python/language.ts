import { quotes } from '../../source/sources.ts';
import { defineLanguage, type Language } from '../define-language.ts';
import { building } from './building.ts';
import { defaults } from './defaults.ts';
import { findPythonEnvironment } from './environment.ts';
import { findMigrations } from './migrations.ts';
import { findNativeAddons } from './native-addons.ts';
import { openPythonFolder, type PythonFolder } from './python-folder.ts';
import { runtime } from './runtime.ts';
import { findTests } from './tests.ts';
import { findTraits } from './traits.ts';
import { findVersion } from './version.ts';
import { findWrites } from './writes.ts';

export default defineLanguage<Language<PythonFolder>>({
  id: 'python',
  name: 'Python',
  manifests: ['requirements.txt', 'pyproject.toml'],
  unread: { Pipfile: 'Pipenv' },
  reading: {
    open: openPythonFolder,
    sources: ({ pythonSources }) => pythonSources,
    project: ({ path, python: { pyproject, requirementsFile } }) => {
      const name = pyproject?.get('project', 'name');
      return { file: pyproject?.file ?? requirementsFile ?? path, ...(typeof name === 'string' ? { name } : {}) };
    },
    dependency: ({ python }, name) => python.dependency(name),
    isNamed: ({ python, pythonSources }, file) =>
      python.pyproject?.get('project', 'readme') === file || quotes(pythonSources, file),
    findVersion,
    findEnvironment: ({ pythonSources }) => findPythonEnvironment(pythonSources),
    findScripts: () => ({}),
    findTests,
    findMigrations,
    findNativeAddons,
    findWrites,
    findTraits,
  },
  building,
  runtime,
  defaults,
});
