import { defineError } from '../user-error.ts';

export default defineError<{ service: string; port: number; address: string; holder?: string; stop?: string }>({
  code: 'PORT_IN_USE',
  message: ({ service, port, address, holder }) =>
    `Port ${port} on ${address}, which service ${service} is to be reached at, is taken${holder === undefined ? '' : ` by ${holder}`}.`,
  fix: ({ service, port, stop }) =>
    `${stop === undefined ? 'end the program that listens there' : `run \`${stop}\``}, or set another \`services.${service}.publish\` in seaworthy.yaml than ${port}.`,
});
