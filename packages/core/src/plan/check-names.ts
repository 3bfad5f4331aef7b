import { configurationSource } from '../configuration/read-configuration.ts';
import { datastores } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import { supportedDatastores } from '../datastores/supported-datastore.ts';
import { type UserError, userError } from '../errors/index.ts';
import type { Configuration, Facts } from '../model/index.ts';
import { targetIds } from '../targets/find-target.ts';
import { nearest } from '../text/nearest.ts';

const commonSettings = ['version', 'memory', 'cpus', 'image'];

/** @throws CONFIGURATION_INVALID when seaworthy.yaml describes something that the repository doesn't have */
export function checkNames(facts: Facts, configuration: Configuration): void {
  const services = facts.services.map(({ name }) => name.value);
  const stores = Object.values<Datastore>(datastores).flatMap(({ id, service, file }) =>
    service === undefined && file === undefined ? [] : [id],
  );
  for (const name of Object.keys(configuration.services ?? {}))
    check(configuration, ['services', name], name, services, 'service');
  for (const name of Object.keys(configuration.datastores ?? {}))
    check(configuration, ['datastores', name], name, stores, 'datastore');
  for (const [index, id] of (configuration.targets ?? []).entries())
    check(configuration, ['targets', String(index)], id, targetIds, 'target');
  checkDatastoreSettings(configuration);
  for (const [service, { dependsOn = [] }] of Object.entries(configuration.services ?? {})) {
    for (const name of dependsOn)
      check(configuration, ['services', service, 'dependsOn'], name, [...services, ...stores], 'service or datastore');
  }
}

/** Beside what all datastores have, each has settings of its own. */
function checkDatastoreSettings(configuration: Configuration): void {
  for (const [id, given] of Object.entries(configuration.datastores ?? {})) {
    const settings = supportedDatastores.find((datastore) => datastore.id === id)?.service.settings ?? {};
    for (const [key, value] of Object.entries(given === false ? {} : given)) {
      const path = ['datastores', id, key];
      check(configuration, path, key, [...commonSettings, ...Object.keys(settings)], `setting of ${id} called`);
      const allowed = settings[key]?.allowed;
      if (allowed === 'a whole number') {
        if (!Number.isInteger(value)) throw invalid(configuration, path, `${key} of ${id} is ${value}`, allowed);
      } else if (allowed !== undefined) check(configuration, path, String(value), allowed, `${key} of ${id} called`);
    }
  }
}

function check(
  configuration: Configuration,
  path: readonly string[],
  name: string,
  known: readonly string[],
  kind: string,
): void {
  if (known.includes(name)) return;
  const guess = nearest(name, known);
  const problem = `there is no ${kind} ${name}${guess === undefined ? '' : `; did you mean ${guess}`}`;
  throw invalid(configuration, path, problem, known.join(', '));
}

function invalid(configuration: Configuration, path: readonly string[], problem: string, allowed: string): UserError {
  const { file, line } = configurationSource(configuration, path);
  return userError('CONFIGURATION_INVALID', {
    place: line === undefined ? file : `${file}:${line}`,
    problem,
    allowed,
  });
}
