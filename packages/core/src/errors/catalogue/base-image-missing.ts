import { defineError } from '../user-error.ts';

export default defineError<{ image: string; reason: string }>({
  code: 'BASE_IMAGE_MISSING',
  message: ({ image, reason }) => `The image ${image} does not exist or may not be pulled: ${reason}.`,
  fix: ({ image }) => `check the name and tag ${image}, or log in to its registry with \`docker login\`.`,
});
