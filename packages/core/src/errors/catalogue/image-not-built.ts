import { defineError } from '../user-error.ts';

export default defineError<{ service: string; image: string }>({
  code: 'IMAGE_NOT_BUILT',
  message: ({ service, image }) =>
    `Service ${service} needs the image ${image}, which is not on this machine and could not be pulled.`,
  fix: ({ image }) =>
    `build it with \`seaworthy build\`, or check that ${image} is its right name and that its registry can be reached.`,
});
