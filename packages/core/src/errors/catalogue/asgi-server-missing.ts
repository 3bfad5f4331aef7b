import { defineError } from '../user-error.ts';

export default defineError<{ service: string; file: string }>({
  code: 'ASGI_SERVER_MISSING',
  message: ({ service, file }) =>
    `The service ${service} needs an ASGI server to run, and uvicorn is not among the dependencies in ${file}.`,
  fix: ({ file }) => `add uvicorn to ${file}, with its version.`,
});
