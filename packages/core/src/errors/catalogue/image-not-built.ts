import { defineError } from '../user-error.ts';

export default defineError<{ service: string; image: string }>({
  code: 'IMAGE_NOT_BUILT',
  message: ({ service, image }) =>
    `Service ${service} needs the image ${image}, which is not on this machine and could not be pulled.`,
  fix: () => 'run `seaworthy build`, then run this again.',
});
