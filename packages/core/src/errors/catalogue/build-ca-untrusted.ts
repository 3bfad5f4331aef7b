import { defineError } from '../user-error.ts';

export default defineError<{ stage: string; command: string; ca?: string; lastLines: string[] }>({
  code: 'BUILD_CA_UNTRUSTED',
  message: ({ stage, command, ca }) =>
    `In stage ${stage}, ${command} does not trust the server's certificate; ${ca === undefined ? 'no extra certificate authority was given to the build' : `the certificates of ${ca} were given to the build and did not help`}.`,
  lines: ({ lastLines }) => lastLines,
  fix: () =>
    'set NODE_EXTRA_CA_CERTS to the PEM file with the certificate authority of your network, then run `seaworthy build` again.',
});
