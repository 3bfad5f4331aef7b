import type { EnvironmentFact, Fact, OmittedFolder, ServiceFacts, Source } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import type { SourceKind } from '../source/sources.ts';
import type { RuntimeLibrary } from './define-library.ts';
import type { Runtime } from './define-runtime.ts';
import type { Detection, Refusal } from './detection.ts';
import type { ServiceDefaults } from './service-defaults.ts';

/** A language by which folders are recognised. Without `reading` and `building` they are refused by its name. */
export interface KnownLanguage {
  id: string;
  name: string;
  /** Names of the files that make a folder a candidate. */
  manifests: readonly string[];
  /** Manifests of this language that can't be read yet, with the name to refuse them by. */
  unread?: Readonly<Record<string, string>>;
  /** Absent: no image is taken for one of it. */
  inImages?: ImageMarks;
}

/** What tells that an image runs the language, whoever built it. */
export interface ImageMarks {
  /** The whole name of each program that runs it, as it stands in an entrypoint or command. */
  programs: RegExp;
  /** The variable by which its official images name their version. */
  variable: string;
}

/** A language whose services are read, built and run: everything that is the language's own and no framework's. */
export interface Language<Folder extends ServiceFolder = ServiceFolder> extends KnownLanguage {
  reading: Reading<Folder>;
  building: Building;
  /** What runs what it builds, unless a framework names another. */
  runtime: Runtime;
  /** What else runs it: the one whose id the trait `runtime` of a service names. */
  otherRuntimes?: readonly Runtime[];
  defaults: ServiceDefaults;
  /** What lets its servers drain; absent: nothing of ours does. */
  library?: RuntimeLibrary;
}

/** How what is written in the language is read. Only these functions know what a folder of the language has. */
export interface Reading<Folder extends ServiceFolder> {
  /** How its source files are told; absent: none are looked for. */
  sources?: SourceKind;
  /**
   * The folder in the language's own terms; `undefined` when it holds no manifest.
   * @throws MANIFEST_BROKEN, SYMLINK_OUTSIDE
   */
  open(folder: ServiceFolder): Promise<Folder | undefined>;
  /** The name that the manifest gives, and the manifest's file. `called`: other files of the repository call it by that name. */
  project(folder: Folder): { name?: string; file: string; called?: true };
  /** What a folder is made for in which nothing starts, by its manifest alone; `undefined`: nothing tells. */
  findPurpose(folder: ServiceFolder): Promise<Pick<OmittedFolder, 'kind' | 'source'> | undefined>;
  /**
   * What starts in a folder whose framework `seaworthy.yaml` names and no detector recognises. Absent: an entry point has to be
   * named with it.
   */
  describeProcess?(folder: Folder): Promise<Omit<Detection, 'source' | 'version'> | Refusal>;
  /** A run-time dependency, with its range. */
  dependency(folder: Folder, name: string): Fact<string> | undefined;
  /** True when the code names one of these packages, or a library that loads such packages without their being named. */
  mayLoad(folder: Folder, packages: readonly string[]): Promise<boolean>;
  /** Where a text of the code begins with what the pattern matches: `postgres://`. */
  findText(folder: Folder, start: RegExp): Source | undefined;
  /** The texts of the code that match as a whole, in the order of the sources. */
  findTexts?(folder: Folder, pattern: RegExp): Fact<string>[];
  /** True when the code or the manifest needs the file of this name, so that it is no clutter. */
  isNamed(folder: Folder, file: string): boolean;
  /** The version or range that is asked for, as written; the most exact place first. */
  findVersion(folder: Folder): Promise<Fact<string> | undefined>;
  findEnvironment(folder: Folder): EnvironmentFact[];
  /** The database that a schema beside the code is for; absent: nothing of the language keeps such a schema. */
  findSchemaDatabase?(folder: Folder): SchemaDatabase | undefined;
  /** Scripts of the manifest that matter to containers. */
  findScripts(folder: Folder): ServiceFacts['scripts'];
  findTests(folder: Folder, packageManager: string | undefined): Promise<ServiceFacts['tests']>;
  /** `root`: the folder with its lockfile, where its tools may lie instead of beside it. */
  findMigrations(folder: Folder, root: string): Promise<ServiceFacts['migrations']>;
  /** What the settings of mappers call the database that they are for, in their own words: `pg`, `postgresql`, `mysql2`. */
  findDialects?(folder: Folder): Promise<Fact<string>[]>;
  /** Images of servers that it is run beside; absent: only its code says what it talks to. */
  findServers?(folder: Folder): Fact<string>[];
  /** Run-time packages that need a compiler. */
  findNativeAddons(folder: Folder, lockfile: string | undefined): Promise<Fact<string>[]>;
  /** Literal paths that the code writes to, as they stand there. */
  findWrites(folder: Folder): Fact<string>[];
  /** What only the language's own stages and wiring need. */
  findTraits(folder: Folder): ServiceFacts['traits'];
}

/** The database that an object mapper's schema is for. */
export interface SchemaDatabase {
  /** As Prisma calls it: `postgresql`, `mysql`, `sqlite`. */
  provider: string;
  source: Source;
  /** The variable that the schema takes the address from, and others that take the same one. */
  variable?: string;
  alsoBy: readonly string[];
}

/** How it is built. */
export interface Building {
  /** Versions that are tried, the preferred one first. */
  versions: readonly string[];
  /** The day on which a version's makers stopped to mend it, where that is past. */
  ended: Readonly<Record<string, string>>;
  /** The version to use for what the repository asks for; `undefined` when that can't be read. */
  resolveVersion(asked: string): string | undefined;
  /** The public image that builds, with compilers where native add-ons need them. */
  image(version: string, nativeAddons: boolean): string;
  /** True when its images bring a bundle of authorities to trust. */
  bringsAuthorities?: true;
  /** What was looked at when nothing starts the process. */
  lookedForEntry(facts: Pick<ServiceFacts, 'scripts'>): string;
  /** The manifest's development script as one plain command; `undefined` where the recipe's own has to do. */
  developmentCommand(facts: Pick<ServiceFacts, 'scripts'>): Fact<string[]> | undefined;
}

export function defineLanguage<Definition extends KnownLanguage>(definition: Definition): Definition {
  return definition;
}
