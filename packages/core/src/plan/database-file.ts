import { datastores } from '../datastores/datastores.gen.ts';
import type { Datastore, DatastoreFile } from '../datastores/define-datastore.ts';
import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { folderOf } from '../repository/repository.ts';
import type { ServiceLedger } from './decisions.ts';

type Use = ServiceFacts['datastores'][number];

/** The definition of a datastore that is a file; `undefined` for a server. */
export function fileOfDatastore(id: string): DatastoreFile | undefined {
  return (datastores as Readonly<Record<string, Datastore>>)[id]?.file;
}

/** A volume for each database that is a file of the service; where none can be put, that is asked. `home`: its folder in the image. */
export function planDatabaseFiles(
  service: ServiceLedger,
  facts: ServiceFacts,
  home: string,
): NonNullable<ServicePlan['volumes']> {
  const { ledger, subject, name } = service;
  return facts.datastores.flatMap((use) => {
    const file = fileOfDatastore(use.id);
    const configured = ledger.configuration.datastores?.[use.id];
    if (file === undefined || configured === false || (use.undecided === true && configured === undefined)) return [];
    const path = folderOfFile(use, file, home);
    if (path === undefined) {
      askForPath(service, use);
      return [];
    }
    const because = `${use.id === 'sqlite' ? 'SQLite' : use.id} keeps its file there. It takes one writer: run this service once only.`;
    ledger.found(subject('volumes'), path, { because, sources: [use.file?.source ?? use.source] });
    return [{ name: `${name}-data`, path }];
  });
}

/** The absolute path of the file where a variable says where it is. */
export function pathOfFile({ id }: Use, file: DatastoreFile, fallback: string | undefined): string {
  const name = (fallback ?? '').split(/[/:?]/).findLast((part) => file.ending.test(part));
  return `${file.folder}/${name ?? `${id}.db`}`;
}

function folderOfFile(use: Use, file: DatastoreFile, home: string): string | undefined {
  if (use.variable !== undefined) return file.folder;
  if (use.file === undefined || use.ownFolder !== true) return undefined;
  const folder = folderOf(use.file.value);
  return folder.startsWith('/') ? folder : `${home}/${folder}`;
}

/** Beside the code everything is read-only, and what is written there would be lost with the container. */
function askForPath({ ledger, subject }: ServiceLedger, use: Use): void {
  const where =
    use.file === undefined ? 'its file is nowhere named' : `it is written as ${use.file.value}, among files that ship`;
  ledger.ask({
    subject: subject(`datastores.${use.id}`),
    question: `It keeps a database in a file, and ${where}: no volume can hold it. Let a variable name the path, such as DATABASE_PATH, or a folder of its own; or say \`datastores: { ${use.id}: false }\` in seaworthy.yaml where nothing has to be kept.`,
    candidates: use.file === undefined ? [] : [{ value: use.file.value, source: use.file.source }],
    blocking: use.file !== undefined,
  });
}
