import type { ServiceFacts } from '../../model/index.ts';
import type { PythonFolder } from './python-folder.ts';

/** What only Python's package managers make a question: whether requirements fix every version, and every file by its hash. */
export function findTraits({ python }: PythonFolder): ServiceFacts['traits'] {
  if (python.requirementsFile === undefined || python.requirements.length === 0) return {};
  const { requirements } = python;
  const loose = requirements.find(({ specifier }) => !/^={2,3}[^*,=][^*,]*$/.test(specifier));
  const unhashed = requirements.find(({ hashed }) => !hashed);
  const at = (line: number | undefined) => ({
    file: python.requirementsFile as string,
    ...(line === undefined ? {} : { line }),
  });
  return {
    pinned: { value: loose === undefined, source: at(loose?.line), certainty: 'certain' },
    hashed: { value: unhashed === undefined, source: at(unhashed?.line), certainty: 'certain' },
  };
}
