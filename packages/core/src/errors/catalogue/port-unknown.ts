import { defineError } from '../user-error.ts';

export default defineError<{ service: string }>({
  code: 'PORT_UNKNOWN',
  message: ({ service }) =>
    `The port of the service ${service} can't be read from its code, and it takes none from the environment.`,
  fix: ({ service }) => `write \`services: { ${service}: { port: … } }\` into seaworthy.yaml.`,
});
