import { defineError } from '../user-error.ts';

export default defineError<{ attempts: string[] }>({
  code: 'ENGINE_UNREACHABLE',
  message: () => 'Cannot reach a Docker engine.',
  lines: ({ attempts }) => attempts.map((attempt) => `Tried ${attempt}`),
  fix: () => 'run `seaworthy engine install`, or set DOCKER_HOST to an engine that you may use.',
});
