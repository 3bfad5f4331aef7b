import { diagnoseEngine, type EngineDiagnosis } from '@seaworthy/pipeline';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderDoctor } from '../../text/doctor-text.ts';

const run: RunCommand = async ({ output }) => {
  const diagnosis = await diagnoseEngine();
  const { usable, attempts, engine } = diagnosis;
  return {
    exitCode: usable ? 0 : 2,
    text: renderDoctor(attempts, engine, output.colors),
    document: { usable, attempts, ...(engine === undefined ? {} : { engine }) },
    next: nextOf(diagnosis),
  };
};
export default run;

function nextOf({ usable, engine, installed }: EngineDiagnosis): NextCommand[] {
  if (usable) return [nextCommand('ship', undefined, 'ship the project in this folder')];
  if (engine !== undefined) return [{ command: 'docker info', does: 'where the client looks for its plugins' }];
  return [
    ...(installed ? [nextCommand('engine start', undefined, 'start the engine that Seaworthy installed')] : []),
    nextCommand('engine install', undefined, 'set one up on Debian or Ubuntu'),
  ];
}
