import { defineError } from '../user-error.ts';

export default defineError<{ program: string }>({
  code: 'ENGINE_PRESENT_NOT_RUNNING',
  message: ({ program }) =>
    `A Docker engine is installed already (${program}), but none answers, and it is left as it is.`,
  fix: () => 'start it with `sudo systemctl start docker` or `sudo service docker start`.',
});
