import type { EngineAttempt } from '@seaworthy/engine';
import type { EngineReport } from '@seaworthy/provision';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderDoctor } from '../../text/doctor-text.ts';

const run: RunCommand = async ({ output }) => {
  const { findEngine } = await import('@seaworthy/engine');
  const { inspectEngine } = await import('@seaworthy/provision');
  const { engine, attempts } = await findEngine();
  const report = engine === undefined ? undefined : await inspectEngine(engine);
  const usable = report !== undefined && [report.buildx, report.compose].every(({ problem }) => problem === undefined);
  return {
    exitCode: usable ? 0 : 2,
    text: renderDoctor(attempts, report, output.colors),
    document: { usable, attempts, ...(report === undefined ? {} : { engine: report }) },
    next: nextOf(usable, attempts, report),
  };
};
export default run;

function nextOf(usable: boolean, attempts: readonly EngineAttempt[], report: EngineReport | undefined): NextCommand[] {
  if (usable) return [nextCommand('ship', undefined, 'ship the project in this folder')];
  if (report !== undefined) return [{ command: 'docker info', does: 'where the client looks for its plugins' }];
  const installed = attempts.some(({ strategy, outcome }) => strategy === 'installed' && outcome !== 'not installed');
  return [
    ...(installed ? [nextCommand('engine start', undefined, 'start the engine that Seaworthy installed')] : []),
    nextCommand('engine install', undefined, 'set one up on Debian or Ubuntu'),
  ];
}
