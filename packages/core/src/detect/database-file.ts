import { parseConnectionString } from '../datastores/connection-string.ts';
import type { DatastoreFile } from '../datastores/define-datastore.ts';
import type { Language, SchemaDatabase } from '../languages/define-language.ts';
import type { EnvironmentFact, Fact, ServiceFacts } from '../model/index.ts';
import { folderOf } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import type { Proof } from './datastore-alternatives.ts';
import { readVariables } from './datastore-variables.ts';

interface Surroundings {
  folder: ServiceFolder;
  language: Language;
  environment: readonly EnvironmentFact[];
  schema: SchemaDatabase | undefined;
}

/** A database that is a file: where the code says it is, and the variable that may say otherwise. */
export function describeFile(
  { datastore, source, undecided, unused }: Proof,
  file: DatastoreFile,
  { folder, language, environment, schema }: Surroundings,
): ServiceFacts['datastores'][number] {
  const isOfSchema = datastore.recognition.dialects?.includes(schema?.provider ?? '') === true;
  const bySchema = environment.find(({ name }) => isOfSchema && name === schema?.variable);
  const addressed = environment.find((variable) => readVariables(datastore, [], [variable])[0]?.strength === 3);
  const named = environment.find(({ default: path = '' }) => file.ending.test(path) && !path.includes('://'));
  const variable = bySchema ?? addressed ?? named;
  const path = variable === undefined ? literalPath(folder, language, file) : undefined;
  return {
    id: datastore.id,
    source,
    ...(undecided === true ? { undecided } : {}),
    ...(unused === true ? { unused } : {}),
    ...(variable === undefined ? {} : { variable: variable.name }),
    ...(path === undefined ? {} : { file: path, ownFolder: isOwnFolder(folder, path.value) }),
  };
}

/** The first file that the code names, as a path or as an address; none in memory. */
function literalPath(folder: ServiceFolder, language: Language, { ending }: DatastoreFile): Fact<string> | undefined {
  for (const found of language.reading.findTexts?.(folder, ending) ?? []) {
    const isAddress = parseConnectionString(found.value) !== undefined;
    if (!isAddress && found.value.includes('://')) continue;
    const path = isAddress ? found.value.replace(/^[^:]+:\/\/\/?/, '') : found.value;
    return { ...found, value: path.replace(/^(?:file:)?(?:\.\/)*/, '') };
  }
  return undefined;
}

/** Without such a file version control would not know an empty folder. */
const keepsFolder = /\/\.(?:gitkeep|keep|gitignore)$/;

/** True when a volume can be put there: nothing that ships is in the folder. */
function isOwnFolder(folder: ServiceFolder, path: string): boolean {
  if (path.startsWith('/')) return true;
  const own = folderOf(path);
  const inside = folder.files.filter((file) => file.startsWith(`${folder.resolve(own)}/`));
  return own !== '.' && !own.startsWith('..') && inside.every((file) => keepsFolder.test(file));
}
