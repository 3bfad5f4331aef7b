import type { ServiceDefaults } from '../languages/service-defaults.ts';
import type { ServiceFacts } from '../model/index.ts';
import { byCodeUnit, folderOf } from '../repository/repository.ts';
import type { ServiceLedger } from './decisions.ts';

/** Absolute paths that are writable (in memory); everything else is read-only. */
export function planWritablePaths(
  { settings, ledger, subject, name }: ServiceLedger,
  facts: ServiceFacts,
  defaults: ServiceDefaults,
  home: string,
): string[] {
  const paths = new Set([
    ledger.assumed(subject('writable'), '/tmp', 'Libraries expect to write temporary files there.'),
  ]);
  for (const { path, because } of defaults.writablePaths)
    paths.add(ledger.assumed(subject('writable'), path.replace(/^\/app(?=\/)/, home), because));
  if (settings.writable !== undefined) {
    for (const path of ledger.configured(subject('writable'), settings.writable, ['services', name, 'writable']))
      paths.add(path);
    return [...paths].sort(byCodeUnit);
  }
  for (const write of facts.writes) {
    const folder = folderThatHolds(write.value, home);
    if (folder !== undefined && [...paths].some((path) => `${folder}/`.startsWith(`${path}/`))) continue;
    const sources = [write.source];
    if (folder === undefined || folder === home) {
      ledger.ask({
        subject: subject('writable'),
        question: `The code writes ${write.value} beside its own files, which are read-only in the container. Can it write to /tmp or to a folder of its own?`,
        candidates: [{ value: write.value, source: write.source }],
        blocking: false,
      });
      continue;
    }
    paths.add(
      ledger.found(subject('writable'), folder, {
        because: 'The code writes there. It is kept in memory and lost when the container ends.',
        sources,
      }),
    );
  }
  return [...paths].sort(byCodeUnit);
}

/** The folder in the container that a written path lies in; the path itself when it has no file ending. */
function folderThatHolds(path: string, home: string): string | undefined {
  const absolute = path.startsWith('/') ? path : `${home}/${path}`;
  const folder = /\.\w+$/.test(absolute) ? folderOf(absolute) : absolute.replace(/\/$/, '');
  return folder === '' || folder === '/' || folder === '.' ? undefined : folder;
}
