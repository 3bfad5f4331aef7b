import type { Fact, Question, ServiceFacts } from '../../model/index.ts';
import { commandsOf } from './build-script.ts';
import { findMapperMigrations } from './mapper-migrations.ts';
import { findMigrations } from './migrations.ts';
import type { NodeFolder } from './node-folder.ts';
import { findStarts, type Start } from './starts.ts';

const migrates = /migrat|db:(?:push|deploy|sync|setup)|schema:(?:sync|update)|drizzle-kit|prisma (?:migrate|db)/i;
/** What an image or compose does in another way, or nobody needs there. */
const notNeeded =
  /^(?:echo|rimraf|rm|mkdir|wait-on|wait-for-it|wait-port|dockerize|sleep|clear|true|set|export|tsc|swc|tsup|esbuild|rollup|webpack|eslint|prettier|husky|npm-check|rimraf)\b|\b(?:install|ci|build|lint|compile|generate|clean|test|typecheck|check)\b/;

/** Commands before the program that are neither a build nor waiting: what the container would leave out. */
function preparations({ manifest }: NodeFolder, start: Start | undefined): string[][] {
  return (start?.followed?.before ?? []).flatMap(({ words, isCompound }) => {
    const followed = commandsOf(manifest, words.join(' '));
    const text = followed.map((command) => command.join(' ')).join(' && ');
    return isCompound || migrates.test(text) || !notNeeded.test(words.join(' ')) ? [words] : [];
  });
}

/**
 * Migrations that the start command runs before its program: a role of their own does it once instead. `undefined` for
 * more than one command of a package.
 */
export async function findStartMigrations(folder: NodeFolder): Promise<ServiceFacts['migrations']> {
  const [start] = (await findStarts(folder)).filter(({ followed }) => followed !== undefined);
  const found = preparations(folder, start).filter((words) => migrates.test(textOf(folder, words)));
  const [only] = found;
  if (found.length !== 1 || only === undefined || start === undefined) return undefined;
  const last = commandsOf(folder.manifest, only.join(' '));
  const command = last.length === 1 ? (last[0] as string[]) : last.length === 2 ? (last[1] as string[]) : undefined;
  const tool = command?.find((word) => !/^(?:npx|yarn|pnpm|exec|-\w+|--[\w-]+)$/.test(word));
  if (command === undefined || tool === undefined || !isInstalled(folder, tool)) return undefined;
  return {
    value: { tool, command: command.slice(command.indexOf(tool)) },
    source: start.text.source,
    certainty: 'likely',
  };
}

/** What else is run before the program is said, and stops the plan where it changes a database that nothing else changes. */
export async function askWhatRunsFirst(folder: NodeFolder, start: Start | undefined): Promise<Question[]> {
  const open = preparations(folder, start);
  if (open.length === 0 || start === undefined) return [];
  const migrated =
    (await findMigrations(folder)) ?? (await findMapperMigrations(folder)) ?? (await findStartMigrations(folder));
  return open.flatMap((words) => {
    const isMigration = migrates.test(textOf(folder, words));
    if (isMigration && migrated !== undefined) return [];
    return [askAbout(start.text, words, isMigration)];
  });
}

function askAbout({ source }: Fact<string>, words: readonly string[], isMigration: boolean): Question {
  const text = words.join(' ');
  return {
    subject: 'migrate',
    question: isMigration
      ? `The start command runs \`${text}\` first. Which command migrates the database, in exec form, or false?`
      : `The start command runs \`${text}\` first, which the container does not. Is it needed there?`,
    candidates: [{ value: text, source }],
    blocking: isMigration,
  };
}

function textOf({ manifest }: NodeFolder, words: readonly string[]): string {
  return commandsOf(manifest, words.join(' '))
    .map((command) => command.join(' '))
    .join(' && ');
}

/** A program of the package with this name, or of one that is known to bring it. */
function isInstalled({ manifest }: NodeFolder, tool: string): boolean {
  const names = tool === 'sequelize' || tool === 'sequelize-cli' ? ['sequelize-cli'] : [tool];
  return names.some((name) => (manifest.dependency(name) ?? manifest.devDependency(name)) !== undefined);
}
