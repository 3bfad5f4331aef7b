import type { OptionDefinition } from '../../invocation/definitions.ts';

/** What says more of the thing that is proven than its name does. */
export const subjectOptions = [
  {
    flags: '-p, --port <port>',
    description: 'TCP port that the image serves; requests go to the first. Found where it is left out.',
    repeats: true,
  },
  {
    flags: '-e, --env <variable>',
    description: 'NAME=value for the image. NAME alone takes the value from the environment.',
    repeats: true,
  },
  {
    flags: '--env-file <file>',
    description: 'A file of such variables, one a line, in the form of `docker run`.',
    repeats: true,
  },
  { flags: '--health <path>', description: 'Route of the image that answers 2xx when it is ready.' },
  {
    flags: '--with <image>',
    description:
      "An image that runs beside it and is not judged, under the last part of its repository's name. A datastore gets a password; in the value of --env, '${POSTGRES_URL}' is the address of postgres.",
    repeats: true,
  },
  {
    flags: '--service <name>',
    description: 'Prove this service of a compose file or project; what it depends on is started beside it.',
    repeats: true,
  },
  {
    flags: '--profile <name>',
    description: 'A profile of the compose file whose services are there, too.',
    repeats: true,
  },
  {
    flags: '--container <name>',
    description:
      'Instead of a TARGET: a container that runs already. It is looked at and left as it is: nothing is stopped, started or asked, and what would need that does not apply.',
  },
] as const satisfies readonly OptionDefinition[];

/** Those that are about an image, as they are typed. */
export interface ImageFlags {
  port?: readonly string[];
  env?: readonly string[];
  envFile?: readonly string[];
  health?: string;
  with?: readonly string[];
}

export interface SubjectFlags extends ImageFlags {
  service?: readonly string[];
  profile?: readonly string[];
  container?: string;
}
