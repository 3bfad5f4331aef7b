import { parseReference } from '../images/index.ts';
import type { DatastorePlan, Pins, ServicePlan } from '../model/index.ts';
import type { Ledger } from './decisions.ts';

/** The digests of public images, in the folder of `seaworthy.yaml`. */
export const PINS_FILE = 'seaworthy.lock';

/** What of a service names public images. */
type Built = Pick<ServicePlan, 'build' | 'runtime'>;

/** Puts the digest that is known of each public image behind its tag, and says of how many one is. */
export function pinImages<Service extends Built>(
  ledger: Ledger,
  { services, datastores }: { services: readonly Service[]; datastores: readonly DatastorePlan[] },
  { images }: Pick<Pins, 'images'>,
): { services: Service[]; datastores: DatastorePlan[] } {
  const named = new Map<string, string>();
  const pinned = (reference: string): string => {
    const digest = parseReference(reference).digest === undefined ? images[reference] : undefined;
    const result = digest === undefined ? reference : `${reference}@${digest}`;
    named.set(reference, result);
    return result;
  };
  const result = {
    services: services.map((service) =>
      // What a Dockerfile of the repository names, only its owner can pin.
      service.build.own !== undefined
        ? service
        : {
            ...service,
            build: { ...service.build, image: pinned(service.build.image) },
            runtime: { ...service.runtime, image: pinned(service.runtime.image) },
          },
    ),
    datastores: datastores.map((datastore) => ({ ...datastore, image: pinned(datastore.image) })),
  };
  explain(ledger, named);
  return result;
}

/** `named`: each image as it is named, with or without a digest, by how it would be without `seaworthy.lock`. */
function explain(ledger: Ledger, named: ReadonlyMap<string, string>): void {
  if (named.size === 0) return;
  const pinned = [...named].filter(([, reference]) => parseReference(reference).digest !== undefined);
  if (pinned.length === 0) {
    const because = 'No registry has been asked for digests, and the same tag may be another image tomorrow.';
    ledger.assumed('images', 'by tag alone, until `seaworthy pin` adds digests', because);
    return;
  }
  ledger.found('images', `${pinned.length} of ${named.size} by digest`, {
    because: 'The same bytes until `seaworthy pin` renews them.',
    sources: pinned.some(([before, reference]) => before !== reference) ? [{ file: PINS_FILE }] : [],
  });
}
