import { defineError } from '../user-error.ts';

export default defineError<{ image: string; reason: string }>({
  code: 'IMAGE_PUSH_FAILED',
  message: ({ image, reason }) => `The image ${image} was built but could not be pushed: ${reason}`,
  fix: ({ image }) =>
    `log in to its registry with \`docker login\`, check that ${image} names a repository that you may write to, and push again.`,
});
