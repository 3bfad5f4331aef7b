import { defineError } from '../user-error.ts';

export default defineError<Record<string, never>>({
  code: 'ENGINE_INSTALL_NEEDS_ROOT',
  message: () => 'Installing an engine needs root, since the engine itself runs as root.',
  fix: () => 'run `sudo seaworthy engine install`.',
});
