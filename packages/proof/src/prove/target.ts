import type { ComposeProject } from '@seaworthy/engine';

/** A compose project: a generated one, or anybody's. */
export interface ComposeTarget {
  /** Folder that relative paths and `.env` belong to. */
  directory: string;
  /** Compose files, relative to the folder or absolute; none: what compose finds there by itself. */
  files: readonly string[];
  profiles?: readonly string[];
  /** Variables that compose fills in, on top of the folder's `.env`. */
  environment?: Readonly<Record<string, string>>;
  /** Services that are put to the proof; those that they depend on are started beside them. Absent: all. */
  services?: readonly string[];
}

/** A bare image, and what is known about running it. */
export interface ImageTarget {
  reference: string;
  /** TCP ports that it serves; requests go to the first. Absent: what it exposes, or listens on. */
  ports?: readonly number[];
  /** Route that answers 2xx when it is ready. */
  healthPath?: string;
  /** `${NAME}` in a value stands for a variable of what runs beside it, `${POSTGRES_URL}` for the address of `postgres`. */
  environment?: Readonly<Record<string, string>>;
  /** Images that run beside it, each reachable by the last part of its repository's name. They are not put to the proof. */
  beside?: readonly string[];
  /** Instead of the image's own command. */
  command?: readonly string[];
}

/** The same in the words of the engine. */
export function composeProjectOf({ directory, files, profiles = [], environment = {} }: ComposeTarget): ComposeProject {
  return { directory, composeFiles: files, profiles, env: environment };
}

/** A container that runs already, by name or id. It is looked at, and nothing else. */
export interface ContainerTarget {
  container: string;
}

/** What is put to the proof. An image is wrapped into a project of its own, run with the recommended flags that it stands. */
export type ProveTarget =
  | ({ kind: 'compose' } & ComposeTarget)
  | ({ kind: 'image' } & ImageTarget)
  | ({ kind: 'container' } & ContainerTarget);
