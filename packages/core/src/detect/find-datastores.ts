import { datastores as known } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import type { Language, SchemaDatabase } from '../languages/define-language.ts';
import type { EnvironmentFact, Fact, Facts, ServiceFacts, Source } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import { describeFile } from './database-file.ts';
import { decideBetween, type Proof } from './datastore-alternatives.ts';
import { readVariables } from './datastore-variables.ts';
import { findExtensions, findStatedImages, isServerOf } from './existing-servers.ts';

const all: readonly Datastore[] = Object.values(known as Readonly<Record<string, Datastore>>);

type DatastoreFact = ServiceFacts['datastores'][number];
export interface DatastoreFacts {
  datastores: DatastoreFact[];
  unsupported: Facts['unsupported'];
}

/** What there is beside a datastore to tell how it is used. */
interface Surroundings {
  folder: ServiceFolder;
  language: Language;
  environment: readonly EnvironmentFact[];
  schema: SchemaDatabase | undefined;
  dialects: readonly Fact<string>[];
}

/** The datastores that a service talks to: by client library, else by a connection string in its source. */
export async function findDatastores(
  folder: ServiceFolder,
  language: Language,
  environment: readonly EnvironmentFact[],
): Promise<DatastoreFacts> {
  const schema = language.reading.findSchemaDatabase?.(folder);
  const dialects = (await language.reading.findDialects?.(folder)) ?? [];
  const around: Surroundings = { folder, language, environment, schema, dialects };
  const proofs = all.flatMap((datastore) => proofOf(datastore, around) ?? []);
  const used = decideBetween(await Promise.all(proofs.map((proof) => withUse(proof, around))));
  const served = used.filter(({ datastore }) => isServed(datastore));
  return {
    datastores: await Promise.all(
      served.map((use) => {
        const { file } = use.datastore;
        return file === undefined ? describeUse(use, used, around) : describeFile(use, file, around);
      }),
    ),
    unsupported: used
      .filter(({ datastore, undecided, unused }) => !isServed(datastore) && (undecided !== true || unused === true))
      .map(({ datastore: { name }, source }) => ({ kind: 'datastore' as const, name, path: folder.path, source })),
  };
}

function isServed({ service, file }: Datastore): boolean {
  return service !== undefined || file !== undefined;
}

/** The strongest sign that the service talks to it. */
function proofOf(datastore: Datastore, around: Surroundings): Proof | undefined {
  const { recognition } = datastore;
  const { language, environment, schema, dialects } = around;
  const clients = clientsOf(recognition.clients[language.id], around);
  const possible = clientsOf(recognition.possibleClients?.[language.id], around);
  const own = environment.find((variable) =>
    readVariables(datastore, [], [variable]).some(({ strength }) => strength > 1),
  );
  const names = [...clients, ...(own === undefined ? [] : possible)].map(({ name }) => name);
  const proof = (source: Source, by: Proof['by']): Proof => ({ datastore, source, by, clients: names });
  const isChosen = (word: string) => recognition.dialects?.includes(word) === true;
  if (schema !== undefined && isChosen(schema.provider)) return proof(clients[0]?.source ?? schema.source, 'settings');
  const dialect = dialects.find(({ value }) => isChosen(value));
  if (dialect !== undefined) return proof(clients[0]?.source ?? dialect.source, 'settings');
  if (clients[0] !== undefined && own !== undefined) return proof(clients[0].source, 'variable');
  const server = language.reading.findServers?.(around.folder).find(({ value }) => isServerOf(datastore, value));
  if (server !== undefined) return proof(server.source, 'settings');
  const text = () => findAddress(datastore, around);
  if (clients[0] !== undefined) return proof(clients[0].source, text() === undefined ? 'client' : 'address');
  if (possible[0] !== undefined && own !== undefined) return proof(possible[0].source, 'variable');
  const address = text();
  return address === undefined ? undefined : proof(address, 'address');
}

/** A client library alone may be left over from what the service once talked to, or be what another library brought along. */
async function withUse(proof: Proof, around: Surroundings): Promise<Proof> {
  const { folder, language, environment } = around;
  const { datastore, by, clients } = proof;
  if (by !== 'client' || readVariables(datastore, [], environment).length > 0) return proof;
  const file = datastore.file === undefined ? undefined : describeFile(proof, datastore.file, around);
  if (file?.variable !== undefined || file?.file !== undefined) return proof;
  if (await language.reading.mayLoad(folder, clients)) return proof;
  return (await findStatedImages(folder, datastore)).length > 0 ? proof : { ...proof, unused: true };
}

function clientsOf(
  names: readonly string[] = [],
  { folder, language }: Surroundings,
): { name: string; source: Source }[] {
  return names.flatMap((name) => {
    const fact = language.reading.dependency(folder, name);
    return fact === undefined ? [] : [{ name, source: fact.source }];
  });
}

/** A text of the code that is a connection string; a scheme alone (`url.startsWith('redis://')`) is none. */
function findAddress({ recognition: { urlSchemes } }: Datastore, { folder, language }: Surroundings) {
  if (urlSchemes.length === 0) return undefined;
  return language.reading.findText(folder, new RegExp(`(?:${urlSchemes.join('|')})(?:\\+\\w+)?://[^\\s'"\`]`));
}

async function describeUse(
  { datastore, source, undecided, unused, clients }: Proof,
  used: readonly Proof[],
  { folder, language, environment, schema, dialects }: Surroundings,
): Promise<DatastoreFact> {
  const { recognition } = datastore;
  // Of alternatives one alone is there in the end.
  const others = used.filter((use) => use.datastore !== datastore && use.undecided !== true);
  const meant = readVariables(
    datastore,
    others.map((use) => use.datastore),
    environment,
  );
  const urls = meant.filter(({ means }) => means === 'url').sort((a, b) => b.strength - a.strength);
  const sure = urls.filter(({ strength }) => strength > 0).map(({ name }) => name);
  const own = recognition.dialects?.includes(schema?.provider ?? '') === true ? schema : undefined;
  const variable = own?.variable ?? sure[0];
  const further = recognition.severalAddresses === true ? sure.filter((name) => name !== variable) : [];
  const alsoBy = [...new Set([...(own?.alsoBy ?? []), ...further])];
  const parts = meant.flatMap(({ name, means, strength }) =>
    means === 'url' || strength === 0 ? [] : [[name, means]],
  );
  const scheme = recognition.schemes?.[language.id]?.(folder as never);
  const images = await findStatedImages(folder, datastore);
  const extensions = await findExtensions(folder, datastore, language.reading);
  const told = [...clients, ...dialects.map(({ value }) => value).filter((word) => isFlavour(datastore, word))];
  return {
    id: datastore.id,
    source,
    ...(told.length === 0 ? {} : { clients: [...new Set(told)] }),
    ...(undecided === true ? { undecided } : {}),
    ...(unused === true ? { unused } : {}),
    ...(images.length === 0 ? {} : { images }),
    ...(extensions.length === 0 ? {} : { extensions }),
    ...(variable === undefined ? {} : { variable }),
    ...(alsoBy.length === 0 ? {} : { alsoBy }),
    ...(variable !== undefined || urls.length === 0 ? {} : { candidates: urls.map(({ name }) => name) }),
    ...(parts.length === 0 ? {} : { parts: Object.fromEntries(parts) }),
    ...(scheme === undefined ? {} : { scheme }),
  };
}

function isFlavour({ service }: Datastore, word: string): boolean {
  return service?.flavours?.some(({ told = [] }) => told.includes(word)) === true;
}
