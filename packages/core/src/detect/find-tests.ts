import { findNodeTests } from '../languages/node/tests.ts';
import type { ServiceFacts } from '../model/index.ts';
import { findLine } from '../repository/line-numbers.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

const developmentRequirements = [
  'requirements-dev.txt',
  'dev-requirements.txt',
  'requirements-test.txt',
  'test-requirements.txt',
  'requirements/dev.txt',
  'requirements/test.txt',
];

/** How the service's tests are run; `undefined` when it has none that can be recognised. */
export async function findTests(
  folder: ServiceFolder,
  language: 'node' | 'python',
  manager: string | undefined,
): Promise<ServiceFacts['tests']> {
  return language === 'node' ? findNodeTests(folder, manager ?? 'npm') : findPythonTests(folder);
}

async function findPythonTests(folder: ServiceFolder): Promise<ServiceFacts['tests']> {
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
  const pyproject = folder.python?.pyproject;
  const direct = folder.python?.dependency('pytest');
  if (direct !== undefined) return { value: { command: ['pytest'] }, source: direct.source, certainty: 'certain' };
  const groups = pyproject?.get('dependency-groups') ?? pyproject?.get('tool', 'uv', 'dev-dependencies');
  if (pyproject === undefined || !/"pytest\b(?!-)/.test(JSON.stringify(groups ?? ''))) return undefined;
  const line = pyproject.lineOf('pytest');
  return {
    value: { command: ['pytest'] },
    source: { file: pyproject.file, ...(line === undefined ? {} : { line }) },
    certainty: 'certain',
  };
}
