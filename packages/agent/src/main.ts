import { answerAll } from './answer-all.ts';
import { freezeUntilTold } from './freeze/freeze-until-told.ts';
import type { ContainerTarget } from './proc/container.ts';
import { openTested } from './questions/define-question.ts';
import { beOrphan, leaveOrphan } from './questions/init/orphan.ts';
import { questions } from './questions/questions.gen.ts';
import { watch } from './watch/watch.ts';

/**
 * What runs in the agent's container. `ask` answers questions about a container, `watch` looks at several until it is told to
 * end, `freeze` stops a container's processes until it is told to let them go on. Each prints one line of JSON.
 */
const [role, argument = '', ...asked] = process.argv.slice(1);

if (role === 'leave-orphan') leaveOrphan();
else if (role === 'be-orphan') beOrphan();
else if (role === 'watch') print(await watch());
else if (role === 'freeze') print(await freezeUntilTold(openTested(JSON.parse(argument) as ContainerTarget)));
else {
  const tested = openTested(JSON.parse(argument) as ContainerTarget);
  print(await answerAll(questions, asked, tested));
}

/** Ends when all is written: a pipe takes no more than its reader has read. Timers of a question that gave up must not keep it. */
function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`, () => process.exit(0));
}
