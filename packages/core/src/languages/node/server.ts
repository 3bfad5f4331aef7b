import { chooseHealthRoutes } from '../../source/health-routes.ts';
import type { Detection, Recognition, Refusal } from '../detection.ts';
import { findBunPort } from './bun-port.ts';
import { findNodeEntry } from './entry-points.ts';
import { findNodeHealthRoutes } from './health-routes.ts';
import { askAddress } from './listen-address.ts';
import type { NodeFolder } from './node-folder.ts';
import { askPorts, findNodePort } from './port.ts';
import { findOtherProcesses } from './processes.ts';
import { asked, refuseRunner, sourcesOfEntry, startFacts } from './start-facts.ts';
import { askWhatRunsFirst } from './start-preparation.ts';
import { askAboutLerna, refuseNxApplication } from './task-runner-layouts.ts';
import { askAboutTypes } from './type-stripping.ts';

/**
 * What all Node servers have in common, whatever library answers their requests, and the processes beside them. `isNarrow`:
 * the library listens on the container's own address where the code names none.
 */
export async function describeNodeServer(
  folder: NodeFolder,
  recognition: Recognition,
  { isNarrow = false }: { isNarrow?: boolean } = {},
): Promise<readonly Detection[] | Refusal> {
  const entry = await findNodeEntry(folder);
  if (entry.runner !== undefined) return refuseRunner(folder, entry.runner);
  const refused = refuseNxApplication(folder, entry);
  if (refused !== undefined) return refused;
  const health = chooseHealthRoutes(findNodeHealthRoutes(folder.javaScript));
  const reached = sourcesOfEntry(folder, entry);
  const port =
    entry.runtime === undefined ? findNodePort(folder, entry.start, reached) : findBunPort(folder, entry, reached);
  const others = await findOtherProcesses(folder, recognition, [entry]);
  const server: Detection = {
    ...recognition,
    shape: 'server',
    ...startFacts(entry),
    ...port,
    ...health,
    ...asked([
      ...(entry.questions ?? []),
      ...(await askWhatRunsFirst(folder, entry.start)),
      ...(await askAboutTypes(folder, entry)),
      ...(await askAboutLerna(folder)),
      ...(port.port !== undefined && port.portVariable !== undefined ? [] : askPorts(reached)),
      ...askAddress(reached, { isNarrow }),
      ...others.questions,
    ]),
  };
  return [server, ...others.processes];
}
