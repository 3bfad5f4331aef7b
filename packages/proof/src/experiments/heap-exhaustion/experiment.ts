import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { doesNotApply, notObserved, observed, whenObserved } from '../../sources/observation.ts';
import type { TwinEnd } from '../../sources/twin.ts';
import { defineExperiment } from '../define-experiment.ts';
import { nodeWords } from './node-words.ts';

/** Tells its heap limit, and then fills the heap with numbers until something ends it. */
const FILL =
  'require("fs").writeSync(1,`limit ${require("v8").getHeapStatistics().heap_size_limit}\\n`);' +
  'const kept=[];for(;;)kept.push(new Array(65536).fill(kept.length+0.5));';
const TIMEOUT_MS = 40_000;
/** More than this share of the machine's memory is not taken for an experiment. */
const MOST_OF_MACHINE = 0.75;
const OUTPUT_CHARACTERS = 400;

/**
 * How a full heap ends: by Node's own error, which names it, or by the kernel, without a word. The service itself is left
 * alone: its image's own Node runs with the service's memory limit, options and environment, and fills its heap.
 */
export default defineExperiment({
  id: 'heap-exhaustion',
  title: 'Filling a heap',
  needs: ['heap', 'kernel', 'container'],
  disturbs: 'nothing',
  timing: true,
  yields: ['heapExhaustion'],

  async run({ engine, heap, kernel, container, runInTwin }) {
    const heapExhaustion = await whenObserved(heap(), async (node) => {
      if (node === undefined) return doesNotApply('No process of this service is Node.js.');
      return whenObserved(kernel(), async ({ limits: { memoryBytes } }) => {
        if (memoryBytes === undefined)
          return doesNotApply('The container has no memory limit that a heap could go past.');
        if (memoryBytes > (await machineBytes(engine)) * MOST_OF_MACHINE) {
          return notObserved('Its memory limit is nearly all that the machine has; filling it would harm others.');
        }
        return whenObserved(container(), async ({ Path, Args }) => {
          const words = nodeWords([Path ?? '', ...(Args ?? [])]);
          const end = await runInTwin([...words, '-e', FILL], TIMEOUT_MS);
          return readExhaustion(end, { limitBytes: node.limitBytes, containerBytes: memoryBytes });
        });
      });
    });
    return { heapExhaustion };
  },
});

async function machineBytes(engine: Engine): Promise<number> {
  const { stdout } = await engine.docker(['info', '--format', '{{.MemTotal}}'], { reject: false, timeoutMs: 5000 });
  return Number(stdout) || 0;
}

/** Exported for its test. What the end of the program says; only one that had the very same heap limit says something. */
export function readExhaustion(
  { exitCode, output }: TwinEnd,
  { limitBytes, containerBytes }: { limitBytes: number; containerBytes: number },
): Observation<EvidenceValues['heapExhaustion']> {
  const told = /^limit (\d+)$/m.exec(output)?.[1];
  if (told === undefined)
    return notObserved(`Node could not be started beside the service: ${output.slice(-OUTPUT_CHARACTERS)}`);
  if (Number(told) !== limitBytes) {
    return notObserved(
      `Started beside the service, Node has a heap limit of ${told} bytes, and not ${limitBytes} as in it: how the service sets it can't be told.`,
    );
  }
  if (exitCode === undefined) return notObserved(`The heap was not full within ${TIMEOUT_MS / 1000} s.`);
  const namedHeap = /heap out of memory|heap limit/i.test(output);
  return observed("the image's own Node in a container like the service's, which fills its heap", {
    ...{ limitBytes, containerBytes, exitCode, namedHeap },
    // Behind Node's error stands where in its own code that was.
    output: (/^FATAL ERROR.*$/m.exec(output)?.[0] ?? output.slice(-OUTPUT_CHARACTERS)).slice(0, OUTPUT_CHARACTERS),
  });
}
