import { parseConnectionString } from '../datastores/connection-string.ts';
import { datastores as known } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import { isNamedIn, meaningOf } from '../datastores/variable-meaning.ts';
import type { Language, SchemaDatabase } from '../languages/define-language.ts';
import type { EnvironmentFact, Facts, ServiceFacts, Source } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

const all: readonly Datastore[] = Object.values(known as Readonly<Record<string, Datastore>>);

type DatastoreFact = ServiceFacts['datastores'][number];
export interface DatastoreFacts {
  datastores: DatastoreFact[];
  unsupported: Facts['unsupported'];
}

/** A datastore that a service talks to, and what proves it. */
interface Use {
  datastore: Datastore;
  source: Source;
}

/** The datastores that a service talks to: by client library, else by a connection string in its source. */
export function findDatastores(
  folder: ServiceFolder,
  language: Language,
  environment: readonly EnvironmentFact[],
): DatastoreFacts {
  const schema = language.reading.findSchemaDatabase?.(folder);
  const used = all.flatMap((datastore): Use[] => {
    const source = proofOf(datastore, folder, language, environment, schema);
    return source === undefined ? [] : [{ datastore, source }];
  });
  return {
    datastores: used
      .filter(({ datastore }) => datastore.service !== undefined)
      .map((use) => describeUse(use, used, { folder, language, environment, schema })),
    unsupported: used
      .filter(({ datastore }) => datastore.service === undefined)
      .map(({ datastore: { name }, source }) => ({ kind: 'datastore' as const, name, path: folder.path, source })),
  };
}

/** What there is beside a datastore to tell how it is used. */
interface Surroundings {
  folder: ServiceFolder;
  language: Language;
  environment: readonly EnvironmentFact[];
  schema: SchemaDatabase | undefined;
}

function proofOf(
  { recognition }: Datastore,
  folder: ServiceFolder,
  language: Language,
  environment: readonly EnvironmentFact[],
  schema: SchemaDatabase | undefined,
): Source | undefined {
  const { id, reading } = language;
  const find = (names: readonly string[] = []) =>
    names.map((name) => reading.dependency(folder, name)).find((fact) => fact !== undefined);
  const client = find(recognition.clients[id]);
  if (client !== undefined) return client.source;
  if (schema !== undefined && recognition.prismaProviders?.includes(schema.provider)) return schema.source;
  const possible = find(recognition.possibleClients?.[id]);
  const isNamed = () =>
    environment.some(
      (variable) => isAddress(recognition, variable) || meaningOf(recognition, variable.name)?.shared === false,
    );
  if (possible !== undefined && isNamed()) return possible.source;
  if (recognition.urlSchemes.length === 0) return undefined;
  return reading.findText(folder, new RegExp(`(?:${recognition.urlSchemes.join('|')})(?:\\+\\w+)?://`));
}

function describeUse(
  { datastore, source }: Use,
  used: readonly Use[],
  { folder, language, environment, schema }: Surroundings,
): DatastoreFact {
  const { recognition } = datastore;
  const others = used.filter((use) => use.datastore !== datastore).map((use) => use.datastore);
  const meant = environment.flatMap((variable) => {
    const reading = readVariable(datastore, others, variable);
    return reading === undefined ? [] : [{ ...reading, name: variable.name }];
  });
  const urls = meant.filter(({ means }) => means === 'url').sort((a, b) => b.strength - a.strength);
  const sure = urls.find(({ strength }) => strength > 0)?.name;
  const own = recognition.prismaProviders?.includes(schema?.provider ?? '') === true ? schema : undefined;
  const variable = own?.variable ?? sure;
  const alsoBy = own?.alsoBy ?? [];
  const parts = meant.flatMap(({ name, means, strength }) =>
    means === 'url' || strength === 0 ? [] : [[name, means]],
  );
  const scheme = recognition.schemes?.[language.id]?.(folder as never);
  return {
    id: datastore.id,
    source,
    ...(variable === undefined ? {} : { variable }),
    ...(alsoBy.length === 0 ? {} : { alsoBy: [...alsoBy] }),
    ...(variable !== undefined || urls.length === 0 ? {} : { candidates: urls.map(({ name }) => name) }),
    ...(parts.length === 0 ? {} : { parts: Object.fromEntries(parts) }),
    ...(scheme === undefined ? {} : { scheme }),
  };
}

/** How sure it is that a variable addresses the datastore: 0 when another reading is as good. `undefined`: it does not. */
function readVariable(datastore: Datastore, others: readonly Datastore[], variable: EnvironmentFact) {
  const { recognition } = datastore;
  if (isAddress(recognition, variable)) return { means: 'url' as const, strength: 3 };
  const meaning = meaningOf(recognition, variable.name);
  if (meaning === undefined) return undefined;
  const { means, shared } = meaning;
  // A default of another kind (`sqlite:///…`) says that this may be another kind of address.
  if (means === 'url' && parseConnectionString(variable.default) !== undefined) return { means, strength: 0 };
  if (!shared) return { means, strength: 2 };
  if (all.some((other) => other !== datastore && isNamedIn(other.recognition, variable.name))) return undefined;
  const claimed = others.some((other) => meaningOf(other.recognition, variable.name)?.shared === true);
  return { means, strength: claimed ? 0 : 1 };
}

/** True when the variable's default in the code is a connection string of this datastore. */
function isAddress({ urlSchemes }: Datastore['recognition'], variable: EnvironmentFact): boolean {
  const connection = parseConnectionString(variable.default);
  return connection !== undefined && urlSchemes.includes(connection.protocol);
}
