import { defineError } from '../user-error.ts';

export default defineError<{ target: string; supported: string[] }>({
  code: 'TARGET_UNSUPPORTED',
  message: ({ target, supported }) => `No files can be generated for ${target}: it is none of ${supported.join(', ')}.`,
  fix: () => 'name one of these under `targets` in seaworthy.yaml, or leave the key out.',
});
