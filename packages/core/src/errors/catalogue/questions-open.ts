import { defineError } from '../user-error.ts';

export default defineError<{ questions: string[]; configuration: string }>({
  code: 'QUESTIONS_OPEN',
  message: ({ questions }) =>
    questions.length === 1
      ? 'One question has to be answered before files can be written.'
      : `${questions.length} questions have to be answered before files can be written.`,
  lines: ({ questions }) => questions,
  fix: ({ configuration }) => `answer in ${configuration}, then run the same command again.`,
});
