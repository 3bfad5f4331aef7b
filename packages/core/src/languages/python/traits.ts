import type { ServiceFacts } from '../../model/index.ts';
import type { PythonFolder } from './python-folder.ts';

/** What only Python's package managers have to know: which files requirements read, and whether they fix every version and hash. */
export function findTraits({ python, path }: PythonFolder): ServiceFacts['traits'] {
  if (python.requirementsFile === undefined || python.requirements.length === 0) return {};
  const { requirements } = python;
  const loose = requirements.find(({ specifier }) => !/^={2,3}[^*,=][^*,]*$/.test(specifier));
  const unhashed = requirements.find(({ hashed }) => !hashed);
  const at = (line: number | undefined) => ({
    file: python.requirementsFile as string,
    ...(line === undefined ? {} : { line }),
  });
  const included = python.includedFiles.map((file) => (path === '.' ? file : file.slice(path.length + 1)));
  return {
    ...(included.length === 0
      ? {}
      : { includedFiles: { value: included.join(', '), source: at(undefined), certainty: 'certain' as const } }),
    pinned: { value: loose === undefined, source: at(loose?.line), certainty: 'certain' },
    hashed: { value: unhashed === undefined, source: at(unhashed?.line), certainty: 'certain' },
  };
}
