import { defineError } from '../user-error.ts';

export default defineError<{ service: string; framework: string; supported: string[] }>({
  code: 'FRAMEWORK_WITHOUT_RECIPE',
  message: ({ service, framework, supported }) =>
    `No files can be generated for ${service}: its framework ${framework} is none of ${supported.join(', ')}.`,
  fix: ({ service }) => `set services.${service}.framework in seaworthy.yaml to the one that it is built with.`,
});
