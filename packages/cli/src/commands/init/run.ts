import { printableLines } from '@seaworthy/core/text';
import { init } from '@seaworthy/pipeline';
import { answerQuestions } from '../../invocation/answer-questions.ts';
import type { RunCommand } from '../../invocation/invocation.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';

const run: RunCommand = async ({ directory: place, arguments: [folder], output, signal }) => {
  const directory = projectDirectory(place, folder);
  await answerQuestions({ directory }, { output, signal });
  signal.throwIfAborted();
  const { plan, blocked, open, file, written } = await init({ directory });
  const defaults = plan.questions.length - open.length;
  const text = [
    said({ file, written, questions: plan.questions.length }),
    ...printableLines(open.map(({ error }) => `  ? ${error.message} Fix: ${error.fix}`)),
    ...(defaults === 0 ? [] : [`  ${defaults} more ${defaults === 1 ? 'has' : 'have'} a default.`]),
  ].join('\n');
  return {
    exitCode: blocked ? 1 : 0,
    text,
    document: { ...(file === undefined ? {} : { file }), written, questions: plan.questions },
    next: blocked
      ? [nextCommand('init', directory, 'once that is answered')]
      : [
          nextCommand('plan', directory, 'see what was decided, and why'),
          nextCommand('ship', directory, 'write, build, prove and report in one go'),
        ],
  };
};
export default run;

function said({ file, written, questions }: { file: string | undefined; written: boolean; questions: number }): string {
  if (file === undefined) return 'Everything was found: no seaworthy.yaml is needed.';
  const open = questions === 0 ? 'nothing is open' : `${questions} ${questions === 1 ? 'thing is' : 'things are'} open`;
  return written ? `${file} holds what could not be found out, as comments; ${open}.` : `${file} is there; ${open}.`;
}
