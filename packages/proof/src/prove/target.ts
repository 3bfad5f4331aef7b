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
}

/** The same in the words of the engine. */
export function composeProjectOf({ directory, files, profiles = [], environment = {} }: ComposeTarget): ComposeProject {
  return { directory, composeFiles: files, profiles, env: environment };
}

/** What is put to the proof. An image is wrapped into a project of one service, run with the recommended flags that it stands. */
export type ProveTarget = ({ kind: 'compose' } & ComposeTarget) | { kind: 'image'; reference: string };
