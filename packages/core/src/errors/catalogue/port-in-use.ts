import { defineError } from '../user-error.ts';

export default defineError<{
  service: string;
  port: number;
  address: string;
  variable?: string;
  holder?: string;
  stop?: string;
  /** Further ports of the same stack that are taken. */
  others?: { service: string; port: number; variable?: string; holder?: string }[];
}>({
  code: 'PORT_IN_USE',
  message: ({ service, port, address, holder }) =>
    `Port ${port} on ${address}, which service ${service} is to be reached at, is taken${holder === undefined ? '' : ` by ${holder}`}.`,
  lines: ({ others = [] }) =>
    others.map(({ service, port, variable, holder }) => {
      const elsewhere = variable === undefined ? '' : `; ${variable}= in .env moves it`;
      return `Port ${port} of ${service} is taken, too${holder === undefined ? '' : `, by ${holder}`}${elsewhere}.`;
    }),
  fix: ({ service, port, stop, variable }) => {
    const elsewhere =
      variable === undefined
        ? `set another \`services.${service}.publish\` in seaworthy.yaml than ${port}`
        : `write a free port into .env, such as \`${variable}=${port < 65_000 ? port + 100 : port - 100}\`, and run the same command again`;
    return `${stop === undefined ? 'end the program that listens there' : `run \`${stop}\``}, or ${elsewhere}.`;
  },
});
