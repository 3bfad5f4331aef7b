import type { Question } from '../model/index.ts';

/** Whether a process stays can be told by its owner where the code doesn't show it. */
export function askShape(what: string, { source }: { source: Question['candidates'][number]['source'] }): Question {
  return {
    subject: 'shape',
    question: `Does the process of ${what} stay until it is stopped, or does it end by itself when its work is done?`,
    candidates: ['worker', 'job'].map((value) => ({ value, ...(source === undefined ? {} : { source }) })),
    blocking: true,
  };
}
