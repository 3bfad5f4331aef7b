import { formatPlural } from '../../format/index.ts';
import { defineError } from '../user-error.ts';

export interface Missing {
  variables: { name: string; hint?: string }[];
  /** Secret files, relative to the project. */
  files?: string[];
  /** Ports of this machine that somebody else holds. */
  ports?: { service: string; port: number; variable?: string; holder?: string }[];
  /** What lacks them, when it is no project of Seaworthy's. */
  place?: 'image' | 'compose file';
}

const WHERE = {
  project: 'copy .env.example to .env and fill in the values, or set the variables in your shell',
  'compose file': 'write the lines into a file .env beside the compose file, or set the variables in your shell',
  image: 'set the variables in your shell, or give their values with `--env NAME=…`',
};

export default defineError<Missing>({
  code: 'CONFIGURATION_MISSING',
  message: ({ variables, files = [], ports = [] }) => {
    const names = [...variables.map(({ name }) => name), ...files, ...ports.map(({ port }) => `port ${port}`)];
    if (files.length + ports.length === 0) {
      return `${variables.length === 1 ? 'A required variable has' : `${variables.length} required variables have`} no value: ${names.join(', ')}.`;
    }
    return `${names.length === 1 ? 'One thing that the stack needs is' : `${formatPlural(names.length, 'thing')} that the stack needs are`} missing: ${names.join(', ')}.`;
  },
  lines: ({ variables, files = [], ports = [] }) => [
    ...variables.map(({ name, hint }) =>
      hint === undefined ? `${name}: a line \`${name}=…\` in .env` : `${name}: ${hint}`,
    ),
    ...files.map((file) => `${file}: read -rs value && printf '%s' "$value" > ${file} && chmod 644 ${file}`),
    ...ports.map(({ service, port, variable, holder }) => {
      const elsewhere = variable === undefined ? '' : `; ${variable}= in .env moves it`;
      return `port ${port} of ${service}: taken${holder === undefined ? '' : ` by ${holder}`}${elsewhere}`;
    }),
  ],
  fix: ({ variables, files = [], ports = [], place }) => {
    const inDotEnv = WHERE[place ?? 'project'];
    const inFiles =
      "write each secret into its file (what you type there is not shown, and stays out of the shell's history)";
    const freePorts = 'stop what holds the port, or publish another one';
    const parts = [
      ...(variables.length > 0 ? [inDotEnv] : []),
      ...(files.length > 0 ? [inFiles] : []),
      ...(ports.length > 0 ? [freePorts] : []),
    ];
    return `${parts.join('; ')}.`;
  },
});
