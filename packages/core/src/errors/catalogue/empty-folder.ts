import { defineError } from '../user-error.ts';

export default defineError<{ name: string }>({
  code: 'EMPTY_FOLDER',
  message: ({ name }) => `The folder ${name} holds no files (apart from what version control ignores).`,
  fix: () => 'run the command in the folder that holds your application.',
});
