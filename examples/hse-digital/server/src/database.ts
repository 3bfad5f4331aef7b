import pg from 'pg';
import { queries } from './metrics.js';

export interface Incident {
  id: number;
  title: string;
  severity: 'low' | 'medium' | 'high';
  reportedBy: string;
  /** Name of the uploaded picture, where there is one. */
  picture: string | null;
}

export interface User {
  tenant: string;
  email: string;
  /** Salt and scrypt hash. */
  password: string;
}

export type Database = ReturnType<typeof openDatabase>;

const TABLES = `
  create table if not exists users (
    email text primary key,
    tenant text not null,
    password text not null
  );
  create table if not exists incidents (
    id bigint generated always as identity primary key,
    tenant text not null,
    title text not null,
    severity text not null,
    reported_by text not null,
    picture text,
    reported_at timestamptz not null default now()
  );
  create index if not exists incidents_of_tenant on incidents (tenant, id desc);
  create table if not exists reports (
    tenant text not null,
    day date not null,
    file text not null,
    primary key (tenant, day)
  )`;
const COLUMNS = `id::int, title, severity, reported_by as "reportedBy", picture`;
const MOST = 50;

/** Connections are made when they are needed, so this never waits. */
export function openDatabase(connectionString: string, onError: (error: Error) => void) {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 2000 });
  // What breaks between two queries is told by the next one.
  pool.on('error', onError);

  async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    queries.inc();
    return (await pool.query<Row>(text, values)).rows;
  }

  return {
    ping: () => query('select 1'),
    close: () => pool.end(),

    /** Two servers may start at once, so only one of them makes the tables. */
    async prepare(): Promise<void> {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query("select pg_advisory_xact_lock(hashtext('hse-digital'))");
        await client.query(TABLES);
        await client.query('commit');
      } finally {
        client.release();
      }
    },

    /** `false`: somebody has this address already. */
    async addUser({ email, tenant, password }: User): Promise<boolean> {
      const text = 'insert into users (email, tenant, password) values ($1, $2, $3) on conflict do nothing returning email';
      return (await query(text, [email, tenant, password])).length === 1;
    },
    findUser: async (email: string): Promise<User | undefined> =>
      (await query<User>('select email, tenant, password from users where email = $1', [email]))[0],

    listIncidents: (tenant: string): Promise<Incident[]> =>
      query<Incident>(`select ${COLUMNS} from incidents where tenant = $1 order by id desc limit $2`, [tenant, MOST]),
    async addIncident(tenant: string, incident: Omit<Incident, 'id'>): Promise<Incident> {
      const { title, severity, reportedBy, picture } = incident;
      const text = `insert into incidents (tenant, title, severity, reported_by, picture) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`;
      return (await query<Incident>(text, [tenant, title, severity, reportedBy, picture]))[0] as Incident;
    },

    /** Tenants with incidents and without a report of today. */
    dueTenants: async (): Promise<string[]> =>
      (
        await query<{ tenant: string }>(
          `select distinct tenant from incidents where tenant not in (select tenant from reports where day = current_date) order by tenant`,
        )
      ).map(({ tenant }) => tenant),
    /** `false`: another server has written it meanwhile. */
    async keepReport(tenant: string, file: string): Promise<boolean> {
      const text = 'insert into reports (tenant, day, file) values ($1, current_date, $2) on conflict do nothing returning file';
      return (await query(text, [tenant, file])).length === 1;
    },
    listReports: (tenant: string): Promise<{ day: string; file: string }[]> =>
      query<{ day: string; file: string }>(
        'select day::text, file from reports where tenant = $1 order by day desc limit 50',
        [tenant],
      ),
  };
}
