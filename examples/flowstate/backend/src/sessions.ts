import type { Pool } from 'pg';

/** An hour of work, and how deep in it somebody was. */
export interface Session {
  id: number;
  title: string;
  minutes: number;
  interruptions: number;
  /** 0 to 100; the worker's opinion. */
  score: number;
}

export type NewSession = Omit<Session, 'id'>;

const TABLE = `
  create table if not exists sessions (
    id bigint generated always as identity primary key,
    title text not null,
    minutes integer not null,
    interruptions integer not null,
    score integer not null
  )`;
const MOST = 50;

/** Two backends may start at once, so only one of them makes the table. */
export async function prepareSessions(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('sessions'))");
    await client.query(TABLE);
    await client.query('commit');
  } finally {
    client.release();
  }
}

export async function listSessions(pool: Pool): Promise<Session[]> {
  const { rows } = await pool.query<Session>(
    'select id::int, title, minutes, interruptions, score from sessions order by id desc limit $1',
    [MOST],
  );
  return rows;
}

export async function addSession(pool: Pool, session: NewSession): Promise<Session> {
  const { title, minutes, interruptions, score } = session;
  const { rows } = await pool.query<Session>(
    'insert into sessions (title, minutes, interruptions, score) values ($1, $2, $3, $4) returning id::int, title, minutes, interruptions, score',
    [title, minutes, interruptions, score],
  );
  return rows[0] as Session;
}
