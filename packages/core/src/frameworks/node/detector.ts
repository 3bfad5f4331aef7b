import { findListenCalls, portOf } from '../../languages/node/listen-calls.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { type Place, sourceOf } from '../../languages/node/source/place.ts';
import { projectOf } from '../../languages/node/source/project.ts';
import { tellValue } from '../../languages/node/source/tell-value.ts';
import { validPort } from '../../source/valid-port.ts';
import { defineDetector } from '../define-detector.ts';

const server = { modules: ['http', 'https', 'node:http', 'node:https'], names: ['createServer', 'Server'] };

export default defineDetector({
  id: 'node',
  name: 'Node HTTP server',
  language: 'node',
  supersedes: [],

  async detect(folder: NodeFolder) {
    const listening = findListenCalls(folder.javaScript);
    const created = findPackageCall(folder.javaScript, server);
    const proof = listening.length === 0 ? undefined : (created ?? findOpened(folder, listening));
    return proof === undefined ? undefined : describeNodeServer(folder, { source: sourceOf(proof) });
  },
});

/** A call that is given a port: a server, whatever library it is of. */
function findOpened({ javaScript }: NodeFolder, calls: readonly Place[]): Place | undefined {
  const project = projectOf(javaScript);
  return calls.find((call) => {
    const port = portOf(call);
    const told = port === undefined ? undefined : tellValue(port.place, project, port.path);
    return told?.variable === undefined
      ? typeof told?.literal?.value === 'number' && validPort(told.literal.value) !== undefined
      : told.variable.name.endsWith('PORT');
  });
}
