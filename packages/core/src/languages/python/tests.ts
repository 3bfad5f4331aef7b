import type { ServiceFacts } from '../../model/index.ts';
import { findLine } from '../../repository/line-numbers.ts';
import type { PythonFolder } from './python-folder.ts';

const developmentRequirements = [
  'requirements-dev.txt',
  'dev-requirements.txt',
  'requirements-test.txt',
  'test-requirements.txt',
  'requirements/dev.txt',
  'requirements/test.txt',
];

/** How the tests of a Python service are run; `undefined` when it has none that can be recognised. */
export async function findPythonTests(folder: PythonFolder): Promise<ServiceFacts['tests']> {
  const file = folder.files.find((path) => /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(path));
  if (file === undefined) return undefined;
  for (const requirements of developmentRequirements) {
    const line = findLine((await folder.readText(requirements)) ?? '', /^pytest\b(?!-)/i);
    if (line === undefined) continue;
    return {
      value: { command: ['pytest'], requirements },
      source: { file: folder.resolve(requirements), line },
      certainty: 'certain',
    };
  }
  const pyproject = folder.python.pyproject;
  const direct = folder.python.dependency('pytest');
  if (direct !== undefined) return { value: { command: ['pytest'] }, source: direct.source, certainty: 'certain' };
  const places = [
    ...developmentTables.map((path) => [pyproject, path] as const),
    [folder.python.pipfile, ['dev-packages']] as const,
  ];
  const found = places.find(([document, path]) => namesPytest(document?.get(...path)))?.[0];
  if (found === undefined) return undefined;
  const line = found.lineOf('pytest');
  return {
    value: { command: ['pytest'] },
    source: { file: found.file, ...(line === undefined ? {} : { line }) },
    certainty: 'certain',
  };
}

/** Where package managers keep what is only for development: as lists of requirements, or by name. */
const developmentTables = [
  ['dependency-groups'],
  ['tool', 'uv', 'dev-dependencies'],
  ['tool', 'pdm', 'dev-dependencies'],
  ['tool', 'poetry', 'group'],
  ['tool', 'poetry', 'dev-dependencies'],
];

function namesPytest(table: unknown): boolean {
  return /"pytest\b(?!-)/.test(JSON.stringify(table ?? ''));
}
