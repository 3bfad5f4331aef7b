import { nearest } from '../configuration/allowed.ts';
import { configurationSource } from '../configuration/read-configuration.ts';
import { supportedDatastores } from '../datastores/supported-datastore.ts';
import { userError } from '../errors/index.ts';
import type { Configuration, Facts } from '../model/index.ts';
import { targetIds } from '../targets/find-target.ts';

const commonSettings = ['version', 'memory', 'cpus', 'image'];

/** @throws CONFIGURATION_INVALID when seaworthy.yaml describes something that the repository doesn't have */
export function checkNames(facts: Facts, configuration: Configuration): void {
  const services = facts.services.map(({ name }) => name.value);
  const stores = supportedDatastores.map(({ id }) => id);
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
    for (const [key, value] of Object.entries(given)) {
      const path = ['datastores', id, key];
      check(configuration, path, key, [...commonSettings, ...Object.keys(settings)], `setting of ${id} called`);
      const allowed = settings[key]?.allowed;
      if (allowed !== undefined) check(configuration, path, String(value), allowed, `${key} of ${id} called`);
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
  const { file, line } = configurationSource(configuration, path);
  const guess = nearest(name, known);
  throw userError('CONFIGURATION_INVALID', {
    place: line === undefined ? file : `${file}:${line}`,
    problem: `there is no ${kind} ${name}${guess === undefined ? '' : `; did you mean ${guess}`}`,
    allowed: known.join(', '),
  });
}
