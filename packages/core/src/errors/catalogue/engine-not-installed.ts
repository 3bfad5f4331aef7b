import { defineError } from '../user-error.ts';

export default defineError<Record<string, never>>({
  code: 'ENGINE_NOT_INSTALLED',
  message: () => 'There is no engine here that Seaworthy installed, and it starts and stops only its own.',
  fix: () => 'run `seaworthy engine install`.',
});
