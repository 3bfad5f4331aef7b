import { z } from 'zod';
import { questionSchema } from './plan/decision.ts';
import { factSchema, sourceSchema } from './source.ts';
import { packageManagerSchema, workspaceSchema } from './workspace.ts';

const text = factSchema(z.string());

/** One environment variable that the code reads. */
export const environmentFactSchema = z.strictObject({
  name: z.string(),
  /** True when the code fails or refuses to work without it; absent when that can't be told. */
  required: z.boolean().optional(),
  /** True when the name as a whole word says that the value must not be seen (password, token, key, …). */
  secret: z.boolean(),
  /** True when the value reaches the browser (`NEXT_PUBLIC_*`, `VITE_*`). */
  public: z.boolean(),
  /** The default in the code, where it is a literal. */
  default: z.string().optional(),
  /** The variable that may name a file with the value instead (`OPENAI_API_KEY_FILE`), when the code reads it. */
  fileVariable: z.string().optional(),
  /** True when the value is read as JSON (a list of pydantic-settings), so that `a,b` would be malformed. */
  json: z.boolean().optional(),
  /** What the start command sets it to (`TZ=UTC node server.js`). */
  set: z.string().optional(),
  source: sourceSchema,
});
export type EnvironmentFact = z.infer<typeof environmentFactSchema>;

/** An image that a Dockerfile of the repository makes. Paths are relative to the repository. */
export const ownImageSchema = z.strictObject({
  dockerfile: z.string(),
  context: z.string(),
  /** The stage that makes it; absent: the last one. */
  target: z.string().optional(),
  /** Arguments that a compose file of the repository builds it with. */
  arguments: z.record(z.string(), z.string()),
  /** Public images that it builds on or copies from. */
  images: z.array(z.string()),
  /** True where the image or the compose file that was there says how its health is asked for. */
  healthCheck: z.boolean(),
  /** How that compose file asks for it, in exec form, in place of what the image says. */
  healthCommand: z.array(z.string()).optional(),
  /** True when it is known to start as another user than root, so that capabilities are nothing to it. */
  unprivileged: z.boolean(),
  /** Folders whose content outlives the container; a `name` is that of the volume in the compose file. */
  volumes: z.array(z.strictObject({ name: z.string().optional(), path: z.string() })),
  source: sourceSchema,
});
export type OwnImage = z.infer<typeof ownImageSchema>;

/** What a service of the repository is, a process of a folder, as far as its files prove it. */
export const serviceFactsSchema = z.strictObject({
  /** Folder of the service relative to the repository; `.` for the root. */
  path: z.string(),
  name: text,
  /** Id of the framework folder whose detector won, and its display name. */
  framework: z.strictObject({ id: z.string(), name: z.string(), version: text.optional(), source: sourceSchema }),
  /** Frameworks that match as well, where none supersedes the other: a question. `framework` is the first by id. */
  undecided: z.array(z.strictObject({ id: z.string(), name: z.string(), source: sourceSchema })).optional(),
  /** Id of the folder in `shapes/`: what kind of process it is. */
  shape: z.string(),
  /** Id of the folder in `languages/`. */
  language: z.string(),
  /** The version or range that the repository asks for, as written. */
  languageVersion: text.optional(),
  /** Root of the workspace (of this language) that it is a member of. */
  workspace: z.string(),
  packageManager: factSchema(packageManagerSchema).optional(),
  /** The lockfile, relative to the repository. */
  lockfile: text.optional(),
  /** Script texts of the manifest that matter to containers, by name (`build`, `start`, `dev`, `test`). */
  scripts: z.record(z.string(), text),
  /** What starts it: a file relative to the service (`dist/server.js`) or an ASGI path (`src.main:app`). Several: a question. */
  entryPoints: z.array(text),
  /** All that its runtime is given, where that is more than the entry point: options before it, arguments behind it. */
  command: factSchema(z.array(z.string())).optional(),
  /** Name of the manifest's script that builds it, where that is another than `build`. */
  buildScript: text.optional(),
  /** What its files leave open, asked unless seaworthy.yaml says it. A subject is a key of the service: `shape`. */
  questions: z.array(questionSchema).optional(),
  /** Where the built files are, relative to the service, when there is a compile step (`dist`). */
  outputDirectory: text.optional(),
  port: factSchema(z.int().min(1).max(65535)).optional(),
  /** True when the code reads its port from the environment (`process.env.PORT`): the variable's name. */
  portVariable: text.optional(),
  /** Health routes: `liveness` does no I/O, `readiness` looks at dependencies. A single route counts for both. */
  liveness: text.optional(),
  readiness: text.optional(),
  environment: z.array(environmentFactSchema),
  /** Ids of datastores (folders in `datastores/`) that it talks to. */
  datastores: z.array(
    z.strictObject({
      id: z.string(),
      source: sourceSchema,
      /** Libraries by which it is talked to. */
      clients: z.array(z.string()).optional(),
      /** True where drivers of several databases stand side by side and nothing says which one is meant. */
      undecided: z.boolean().optional(),
      /** True where the manifest names its client and no source does. */
      unused: z.boolean().optional(),
      /** The images by which a compose file of the repository runs it. Several: a question. */
      images: z.array(text).optional(),
      /** The file that it is, as the code names it; for one that is no server. */
      file: text.optional(),
      /** True where nothing that ships is in the folder of that file. */
      ownFolder: z.boolean().optional(),
      /** Extensions of the server that the repository's SQL asks for (`vector`). */
      extensions: z.array(text).optional(),
      /** The variable that takes the connection string; absent when none does, or nothing decides between several. */
      variable: z.string().optional(),
      /** Further variables that take a connection string of it (a queue and its results, `directUrl` of Prisma). */
      alsoBy: z.array(z.string()).optional(),
      /** Variables that may take it where nothing decides: a question. */
      candidates: z.array(z.string()).optional(),
      /** Variables that take a part of the address, with what they take: `host`, `port`, `username`, `password`, `database`. */
      parts: z.record(z.string(), z.enum(['host', 'port', 'username', 'password', 'database'])).optional(),
      /** The scheme that the code's client needs, where it is not the datastore's own (`postgresql+asyncpg`). */
      scheme: text.optional(),
    }),
  ),
  migrations: factSchema(z.strictObject({ tool: z.string(), command: z.array(z.string()) })).optional(),
  /** How its tests are run, in exec form, and the requirements file that only they need (relative to the service). */
  tests: factSchema(z.strictObject({ command: z.array(z.string()), requirements: z.string().optional() })).optional(),
  /** Files of the service's folder that hold a login for installing, or may: `kept` says that version control keeps it. */
  credentials: z.array(z.strictObject({ file: z.string(), kept: z.boolean() })).optional(),
  /** Variables of the environment that files in the service's folder tell its package manager to put in. */
  installationVariables: z.array(z.strictObject({ name: z.string(), source: sourceSchema })).optional(),
  /** Packages that compile native code on installation. */
  nativeAddons: z.array(text),
  /** Paths that the code writes to, relative to the service or absolute. */
  writes: z.array(text),
  /** Services of this repository that it calls, by variable or URL. */
  calls: z.array(z.strictObject({ service: z.string(), variable: z.string(), source: sourceSchema })),
  /** Paths that it hands on to another server, as its development server does. `upstreamPath`: what takes the path's place there. */
  proxies: z
    .array(z.strictObject({ path: z.string(), target: z.string(), upstreamPath: z.string(), source: sourceSchema }))
    .optional(),
  /** How its image is built by a Dockerfile of the repository, which is kept as it is; absent: by a recipe. */
  ownImage: ownImageSchema.optional(),
  /** What only this framework's recipe needs (Next.js: `standalone`, `router`), each with its source. */
  traits: z.record(z.string(), factSchema(z.union([z.string(), z.number(), z.boolean()]))),
});
export type ServiceFacts = z.infer<typeof serviceFactsSchema>;

/** A folder with a manifest that is no service of the stack. */
export const omittedFolderSchema = z.strictObject({
  path: z.string(),
  /**
   * What it is. By its place: `tests`, `example`, `documentation`, `template`, `tool`. By what is in it: `library`, which others
   * use; `client`, which runs on its users' machines; `settings` of tools; `idle`, in which nothing was found that starts.
   */
  kind: z.enum(['tests', 'example', 'documentation', 'template', 'tool', 'library', 'client', 'settings', 'idle']),
  /** What was recognised in it, where something was. */
  name: z.string().optional(),
  source: sourceSchema,
});
export type OmittedFolder = z.infer<typeof omittedFolderSchema>;

/** Everything that was read from the repository. The first document of the pipeline. */
export const factsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Name of the repository's folder, in the form that compose accepts as a project name. */
  name: z.string(),
  services: z.array(serviceFactsSchema),
  /** What the services are installed from, by root. */
  workspaces: z.array(workspaceSchema),
  /** Container files that were there before; the ones that Seaworthy's files replace are said so by the plan. */
  existing: z.array(
    z.strictObject({ kind: z.enum(['dockerfile', 'compose', 'dockerignore', 'bake']), file: z.string() }),
  ),
  /** Folders with a manifest that are no service of the stack, and what they are. */
  omitted: z.array(omittedFolderSchema).optional(),
  /** What was recognised but isn't supported yet, each with where it was seen. `path` is the service's folder. */
  unsupported: z.array(
    z.strictObject({
      /** Absent means `framework`. Of a `manifest` that can't be read, the name is the reason. */
      kind: z.enum(['framework', 'package-manager', 'datastore', 'layout', 'manifest']).optional(),
      name: z.string(),
      path: z.string(),
      source: sourceSchema,
    }),
  ),
  /** Symbolic links that lead out of the repository. They are never followed. */
  outsideLinks: z.array(z.string()).optional(),
  /** Files whose names say that they are secret, and whether one is in them. Nothing of the content is kept. */
  secretFiles: z.array(z.strictObject({ path: z.string(), holds: z.boolean() })).optional(),
  /** Source files that are larger than source is. Nothing of them was read. */
  largeSources: z.array(z.string()).optional(),
  /** Tests, documentation, editor settings and the like that no image needs: files, and folders with a `/` at the end. */
  clutter: z.array(z.string()).optional(),
  /** Files and bytes of the repository, without what version control and package managers keep for themselves. */
  size: z.strictObject({ files: z.int(), bytes: z.int() }),
});
export type Facts = z.infer<typeof factsSchema>;
