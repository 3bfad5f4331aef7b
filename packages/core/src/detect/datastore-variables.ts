import { parseConnectionString } from '../datastores/connection-string.ts';
import { datastores as known } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import { isNamedIn, meaningOf, type VariableMeaning } from '../datastores/variable-meaning.ts';
import type { EnvironmentFact } from '../model/index.ts';

const all: readonly Datastore[] = Object.values(known as Readonly<Record<string, Datastore>>);

/** A variable that addresses a datastore, or a part of its address. */
export interface MeantVariable {
  name: string;
  means: VariableMeaning;
  /** How sure that is: 3 by its default, 2 by a name of its own, 1 by a shared one, 0 when another reading is as good. */
  strength: number;
}

/** The variables that address the datastore, beside `others` that the service talks to. */
export function readVariables(
  datastore: Datastore,
  others: readonly Datastore[],
  environment: readonly EnvironmentFact[],
): MeantVariable[] {
  return environment.flatMap((variable) => {
    const reading = readVariable(datastore, others, variable);
    return reading === undefined ? [] : [{ ...reading, name: variable.name }];
  });
}

function readVariable(
  datastore: Datastore,
  others: readonly Datastore[],
  variable: EnvironmentFact,
): Omit<MeantVariable, 'name'> | undefined {
  const { recognition } = datastore;
  if (isAddress(datastore, variable)) return { means: 'url', strength: 3 };
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
function isAddress({ recognition: { urlSchemes } }: Datastore, variable: EnvironmentFact): boolean {
  const connection = parseConnectionString(variable.default);
  return connection !== undefined && urlSchemes.includes(connection.protocol);
}
