import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the platform has to be told. All of it is checked at the start, and everything that is wrong is named at once. */
export interface Settings {
  port: number;
  databaseUrl: string;
  redisUrl: string;
  /** Signs access tokens, which live for minutes. */
  jwtSecret: string;
  /** Signs refresh tokens, which live for days. */
  refreshSecret: string;
  /** How often the scheduler looks for tenants whose report of the day is due, in seconds. */
  reportSeconds: number;
  folders: Folders;
}

/** Where the platform writes; everything else may be read-only. */
export interface Folders {
  uploads: string;
  reports: string;
  logs: string;
  /** Reports that are not finished. */
  drafts: string;
}

const LEAST_SECRET = 32;

export function readSettings(environment: NodeJS.ProcessEnv = process.env, cwd = process.cwd()): Settings {
  const settings = {
    port: Number(environment.PORT ?? 3001),
    databaseUrl: environment.DATABASE_URL ?? '',
    redisUrl: environment.REDIS_URL ?? '',
    jwtSecret: environment.JWT_SECRET ?? contentOf(environment.JWT_SECRET_FILE),
    refreshSecret: environment.REFRESH_SECRET ?? contentOf(environment.REFRESH_SECRET_FILE),
    reportSeconds: Number(environment.REPORT_SECONDS ?? 60),
    folders: {
      uploads: join(cwd, 'public/uploads'),
      reports: join(cwd, 'public/reports'),
      logs: join(cwd, '../logs'),
      drafts: environment.DRAFTS_FOLDER ?? '/tmp/app',
    },
  };
  const problems = [
    ...absent('DATABASE_URL', settings.databaseUrl),
    ...absent('REDIS_URL', settings.redisUrl),
    ...weak('JWT_SECRET', settings.jwtSecret),
    ...weak('REFRESH_SECRET', settings.refreshSecret),
    ...(settings.jwtSecret !== '' && settings.jwtSecret === settings.refreshSecret
      ? ['REFRESH_SECRET is the same as JWT_SECRET']
      : []),
    ...(Number.isInteger(settings.port) ? [] : [`PORT is no number: ${environment.PORT}`]),
    ...(settings.reportSeconds > 0 ? [] : [`REPORT_SECONDS is no positive number: ${environment.REPORT_SECONDS}`]),
  ];
  if (problems.length > 0) throw new Error(`The settings are wrong: ${problems.join('; ')}`);
  return settings;
}

/** A secret may lie in a file, where no other process and no log shows it. */
function contentOf(file: string | undefined): string {
  return file === undefined ? '' : readFileSync(file, 'utf8').trim();
}

function absent(name: string, value: string): string[] {
  return value === '' ? [`${name} is not set`] : [];
}

function weak(name: string, value: string): string[] {
  if (value === '') return absent(name, value);
  return value.length < LEAST_SECRET ? [`${name} has fewer than ${LEAST_SECRET} characters`] : [];
}
