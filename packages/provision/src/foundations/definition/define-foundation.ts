/** Debian releases that foundations are made from. */
export type DebianCodename = 'bookworm' | 'trixie';

/** Numeric owner of a file. */
export interface Owner {
  uid: number;
  gid: number;
}

/**
 * One step in making a root file system. Steps are data, so that their text is part of the content key: a changed
 * definition is a new image, an unchanged one is found again.
 */
export type Step =
  /** Unpacks distribution packages without running their scripts; `only` keeps the paths that match. */
  | { unpack: readonly string[]; only?: readonly string[] }
  /** Unpacks an npm package, checked by npm: the newest version in `range`. `files` maps package paths to paths here. */
  | { npm: string; range: string; files: Readonly<Record<string, string>> }
  | { write: string; text: string; mode?: number; owner?: Owner }
  /** Appends to a file of the bootstrapped base or of a package. */
  | { append: string; text: string }
  | { directory: string; mode?: number; owner?: Owner }
  | { link: string; to: string }
  | { executable: string }
  /** Strips debug symbols off a program, with the release's own binutils. */
  | { strip: string }
  /** Makes `/etc/ssl/certs/ca-certificates.crt` from the unpacked package ca-certificates. */
  | { certificates: 'mozilla' }
  /** Compiles Python's standard library with the unpacked interpreter: a read-only root could never cache it. */
  | { byteCode: string }
  /** Compiles a locale with the unpacked libc-bin and locales. */
  | { locale: string; charset: string };

/** A complete Debian with working apt, made by mmdebstrap; foundations with an equal base share its layer. */
export interface BootstrapBase {
  include: readonly string[];
  omit: readonly string[];
}

/** What the image tells the engine. */
export interface FoundationConfig {
  env: Readonly<Record<string, string>>;
  entrypoint?: readonly string[];
  cmd?: readonly string[];
  user?: string;
  workingDir?: string;
  stopSignal?: string;
  volumes?: readonly string[];
  exposedPorts?: readonly string[];
}

/** One version of a foundation. */
export interface FoundationVariant {
  /** As the plan names it: `22`, `3.13`, `17`. */
  version: string;
  debian: DebianCodename;
  /** Public images that it stands in for: a repository with the tags that mean the very same version and release. */
  standsInFor: readonly { repository: string; tags: readonly string[] | 'any' }[];
  base?: BootstrapBase;
  steps: readonly Step[];
  /** Paths left out in the end; `*` stays within a folder, `**` doesn't, a leading `!` keeps what matched before. */
  omit: readonly string[];
  config: FoundationConfig;
}

/** A base image that Seaworthy makes itself. */
export interface FoundationDefinition {
  id: string;
  title: string;
  variants: readonly FoundationVariant[];
}

/** Declares a foundation; its folder's name is its id. */
export function defineFoundation(definition: FoundationDefinition): FoundationDefinition {
  return definition;
}
