import { defineError } from '../user-error.ts';

export default defineError<{ image: string; host: string; reason: string; attempts: number }>({
  code: 'REGISTRY_UNREACHABLE',
  message: ({ image, host, reason, attempts }) =>
    `The image ${image} is not on this machine and its registry ${host} could not be reached: ${reason} (tried ${attempts === 1 ? 'once' : `${attempts} times`}).`,
  fix: () => 'connect the engine to a network that reaches the registry, or load the image with `docker load`.',
});
