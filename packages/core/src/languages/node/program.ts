import { askShape } from '../ask-shape.ts';
import type { Detection, Recognition, Refusal } from '../detection.ts';
import { findNodeEntry, type NodeEntry } from './entry-points.ts';
import { askAboutJobAtHand } from './job-at-hand.ts';
import type { NodeFolder } from './node-folder.ts';
import { findOtherProcesses } from './processes.ts';
import { asked, refuseRunner, sourcesOfEntry, startFacts } from './start-facts.ts';
import { askWhatRunsFirst } from './start-preparation.ts';
import { findStaying } from './staying.ts';
import { askAboutTypes } from './type-stripping.ts';

/**
 * A program that listens on nothing: a worker where the code shows that it stays, else a question. `undefined` for a
 * library, and for a folder whose start script runs something else than a file of Node.
 */
export async function describeNodeProgram(folder: NodeFolder): Promise<readonly Detection[] | Refusal | undefined> {
  const entry = await findNodeEntry(folder);
  const { start, entryPoints } = entry;
  if (entry.runner !== undefined) return refuseRunner(folder, entry.runner);
  const sources = sourcesOfEntry(folder, entry);
  const stays = findStaying(sources);
  const isProgram = start === undefined ? stays !== undefined && isOwnProgram(folder, entry) : entryPoints.length > 0;
  if (!isProgram) {
    const { processes } = await findOtherProcesses(folder, { source: folder.manifest.source() }, []);
    return processes.length === 0 ? undefined : processes;
  }
  const source = start?.text.source ?? entryPoints[0]?.source ?? folder.manifest.source();
  const recognition: Recognition = { source: stays ?? source };
  const named = start === undefined ? (entryPoints[0]?.value ?? folder.path) : `\`${start.text.value}\``;
  const others = await findOtherProcesses(folder, recognition, [entry]);
  const program: Detection = {
    ...recognition,
    shape: 'worker',
    ...startFacts(entry),
    ...asked([
      ...(entry.questions ?? []),
      ...(stays === undefined && entryPoints.length > 0 ? [askShape(named, { source })] : []),
      ...(await askWhatRunsFirst(folder, start)),
      ...(await askAboutTypes(folder, entry)),
      ...askAboutJobAtHand(sources),
      ...others.questions,
    ]),
  };
  return [program, ...others.processes];
}

/** Only `main` says what runs: a package that others install is none. */
function isOwnProgram({ manifest }: NodeFolder, { entryPoints }: NodeEntry): boolean {
  const published = ['exports', 'types', 'typings', 'module', 'files', 'publishConfig'].some((key) =>
    manifest.has(key),
  );
  return entryPoints.length === 1 && !published;
}
