import { type Shipment, ship } from '@seaworthy/pipeline';
import { answerQuestions } from '../../invocation/answer-questions.ts';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { type JudgingFlags, readJudgingFlags } from '../../invocation/judging-options.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderRun } from '../../text/run-text.ts';

interface Options extends JudgingFlags {
  adopt?: boolean;
  up?: boolean;
  force?: boolean;
  cache: boolean;
  tests: boolean;
}

const run: RunCommand<Options> = async ({ directory: place, arguments: [folder], options, output, signal }) => {
  const directory = projectDirectory(place, folder);
  const { adopt, up, force, cache, tests } = options;
  await answerQuestions({ directory, adopt }, { output, signal });
  signal.throwIfAborted();
  const shipment = await ship({
    directory,
    adopt,
    up,
    force,
    noCache: !cache,
    tests,
    ...readJudgingFlags(options),
    onEvent: output.onEvent,
    ask: output.ask,
    signal,
  });
  return {
    exitCode: shipment.exitCode,
    text: await renderRun(shipment, directory, shipment.addresses, output),
    document: shipment.report,
    next: nextOf(shipment, directory),
  };
};
export default run;

function nextOf({ report, failure, addresses }: Shipment, directory: string): NextCommand[] {
  if (failure?.code === 'ENGINE_UNREACHABLE') {
    return [
      nextCommand('engine install', undefined, 'set up an engine on Debian or Ubuntu'),
      nextCommand('ship', directory, 'then once more'),
    ];
  }
  if (failure !== undefined) return [nextCommand('ship', directory, 'once that is mended')];
  if (addresses.length > 0) {
    return [
      nextCommand('logs --follow', directory, 'what the services write'),
      nextCommand('down', directory, 'stop it'),
    ];
  }
  const up = nextCommand('up', directory, 'start the stack on this machine');
  return report.outcome === 'fail' ? [nextCommand('ship', directory, 'once what failed is mended'), up] : [up];
}
