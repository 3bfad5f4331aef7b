import type { Subject } from '@seaworthy/core/model';
import type { Check, Setting } from './define-check.ts';

/** What can be said of a datastore as well. */
const OF_DATASTORES: readonly Setting['key'][] = ['memory', 'cpus', 'version'];

/** The fix of a failed check for whoever has to apply it: the file's own text, or the setting behind a generated file. */
export function fixFor({ settings }: Pick<Check, 'settings'>, subject: Subject, fixInFile: string): string {
  const place = subject.settings;
  if (settings === undefined || place === undefined) return fixInFile;
  const known = settings.filter(({ key }) => subject.shape !== 'datastore' || OF_DATASTORES.includes(key));
  if (known.length === 0) {
    return 'Run `seaworthy generate --force`, which writes the files anew, and prove again; if it fails still, report it as a fault of Seaworthy.';
  }
  const ways = known.map(({ key, to }) => `set \`${place}.${key}\` to ${to}`).join(', or ');
  return `In seaworthy.yaml, ${ways}; then run \`seaworthy generate\`.`;
}
