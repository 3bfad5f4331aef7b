import { defineError } from '../user-error.ts';

export interface Details {
  stage: string;
  command: string;
  /** The setting that named the certificates which the build got; absent when it got none. */
  ca?: string;
  /** Whether the command mounts them. */
  mounted: boolean;
  lastLines: string[];
}

export default defineError<Details>({
  code: 'BUILD_CA_UNTRUSTED',
  message: (details) =>
    `In stage ${details.stage}, ${details.command} does not trust the server's certificate; ${given(details)}.`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ ca, mounted }) =>
    ca !== undefined && !mounted
      ? 'say `buildNetwork: true` for the service in seaworthy.yaml, then run `seaworthy ship` again. In a Dockerfile of your own, add `--mount=type=bind,from=ca,target=/run/ca` to that RUN and name /run/ca/ca-certificates.crt to the tool (NODE_EXTRA_CA_CERTS, PIP_CERT).'
      : 'set NODE_EXTRA_CA_CERTS to the PEM file with the certificate authority of your network, then run `seaworthy build` again.',
});

function given({ ca, mounted }: Details): string {
  if (ca === undefined) return 'no extra certificate authority was given to the build';
  if (!mounted) return `the build has the certificates of ${ca}, but this command does not mount them`;
  return `the certificates of ${ca} were given to it and did not help`;
}
