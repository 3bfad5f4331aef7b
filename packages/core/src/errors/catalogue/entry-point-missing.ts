import { defineError } from '../user-error.ts';

export default defineError<{ service: string; looked: string }>({
  code: 'ENTRY_POINT_MISSING',
  message: ({ service, looked }) => `Nothing says what starts the service ${service}: ${looked}.`,
  fix: ({ service }) =>
    `add a start script, or write \`services: { ${service}: { entryPoint: … } }\` into seaworthy.yaml.`,
});
