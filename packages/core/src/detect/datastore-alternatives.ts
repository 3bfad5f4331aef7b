import type { Datastore } from '../datastores/define-datastore.ts';
import type { Source } from '../model/index.ts';

/** A datastore that a service may talk to, and what proves it. */
export interface Proof {
  datastore: Datastore;
  source: Source;
  /**
   * What is the strongest sign: the settings of a mapper, a variable of its own name or with its address as a default, a
   * connection string in the code, or its client library alone.
   */
  by: 'settings' | 'variable' | 'address' | 'client';
  clients: string[];
  /** Other databases are as likely. */
  undecided?: true;
  /** No source names its client library, and nothing else speaks of it: it is undecided whatever stands beside it. */
  unused?: true;
}

/** A program with clients of so many databases talks to those of its users. */
const clientsOfAMonitor = 3;

/**
 * Drivers of several relational databases are alternatives of which a mapper's settings take one. What those settings do not
 * name is none of the stack; where nothing decides, each is undecided.
 */
export function decideBetween(all: readonly Proof[]): Proof[] {
  const left = all.filter(({ unused }) => unused === true);
  return [
    ...decideBetweenUsed(all.filter((proof) => !left.includes(proof))),
    ...left.map((proof) => ({ ...proof, undecided: true as const })),
  ];
}

function decideBetweenUsed(all: readonly Proof[]): Proof[] {
  const proofs = withoutStandIn(all);
  const relational = proofs.filter(isRelational);
  const isSettled = relational.some(({ by }) => by === 'settings');
  const weak = new Set(isSettled ? relational.filter(isUnsure) : weakOf(proofs, relational));
  return proofs.flatMap((proof) => {
    if (!weak.has(proof)) return [proof];
    return isSettled && proof.by === 'client' ? [] : [{ ...proof, undecided: true as const }];
  });
}

/** A database in a file is what developers have in place of the server that is certain. */
function withoutStandIn(proofs: readonly Proof[]): readonly Proof[] {
  const hasServer = proofs.some((proof) => isRelational(proof) && !isUnsure(proof) && !isFile(proof));
  return hasServer ? proofs.filter((proof) => !isFile(proof) || !isUnsure(proof)) : proofs;
}

function weakOf(proofs: readonly Proof[], relational: readonly Proof[]): Proof[] {
  const databases = proofs.filter((proof) => isRelational(proof) || proof.datastore.recognition.dialects !== undefined);
  if (databases.filter(isUnsure).length >= clientsOfAMonitor) return proofs.filter(isUnsure);
  if (relational.length < 2) return [];
  const addressed = relational.filter((proof) => proof.by === 'address' && !isFile(proof));
  const isOneAddressed = addressed.length === 1 && relational.every(({ by }) => by !== 'variable');
  return relational.filter((proof) => isUnsure(proof) && !(isOneAddressed && proof.by === 'address'));
}

function isUnsure({ by }: Proof): boolean {
  return by === 'client' || by === 'address';
}

function isRelational({ datastore }: Proof): boolean {
  return datastore.recognition.relational === true;
}

function isFile({ datastore }: Proof): boolean {
  return datastore.file !== undefined;
}
