import { defineError } from '../user-error.ts';

export default defineError<{ name: string }>({
  code: 'SERVICE_NAME_TAKEN',
  message: ({ name }) => `Two stages of the Dockerfile would have the name ${name}.`,
  fix: ({ name }) => `give the service behind ${name} another name in seaworthy.yaml.`,
});
