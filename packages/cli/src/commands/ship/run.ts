import { join } from 'node:path';
import {
  exitCodeOfReport,
  lockTarget,
  openTarget,
  reportPath,
  type Shipment,
  shipProject,
  type Target,
} from '@seaworthy/pipeline';
import type { Outcome, RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderRun } from '../../text/run-text.ts';

interface Options {
  up?: boolean;
  force?: boolean;
  cache: boolean;
}

const run: RunCommand<Options> = async ({ directory, arguments: [folder], options, output, signal }) => {
  const target = await openTarget(directory, folder);
  await using _lock = await lockTarget(target, 'seaworthy ship');
  const shipment = await shipProject({
    target,
    up: options.up === true,
    force: options.force === true,
    noCache: options.cache === false,
    onEvent: output.onEvent,
    signal,
  });
  return {
    exitCode: exitCodeOf(shipment),
    text: renderRun(shipment, join(target.display, reportPath()), output),
    document: shipment.report,
    next: nextOf(shipment, target),
  };
};
export default run;

/** A limitation means that a part could not run at all; otherwise the verdicts decide. */
function exitCodeOf({ report, error }: Shipment): Outcome['exitCode'] {
  return error?.exitCode ?? exitCodeOfReport(report);
}

function nextOf({ report, error, addresses }: Shipment, target: Target) {
  if (error?.code === 'ENGINE_UNREACHABLE') {
    return [
      nextCommand('engine install', undefined, 'set up an engine on Debian or Ubuntu'),
      nextCommand('ship', target, 'then once more'),
    ];
  }
  if (error !== undefined) return [nextCommand('ship', target, 'once that is mended')];
  if (addresses.length > 0) {
    return [nextCommand('logs --follow', target, 'what the services write'), nextCommand('down', target, 'stop it')];
  }
  const up = nextCommand('up', target, 'start the stack on this machine');
  return report.outcome === 'fail' ? [nextCommand('ship', target, 'once what failed is mended'), up] : [up];
}
