export interface Session {
  id: number;
  title: string;
  minutes: number;
  interruptions: number;
  score: number;
}

export async function fetchSessions(): Promise<Session[]> {
  return ask('/api/sessions');
}

export async function addSession(session: Pick<Session, 'title' | 'minutes' | 'interruptions'>): Promise<Session> {
  return ask('/api/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(session),
  });
}

async function ask<Answer>(path: string, request?: RequestInit): Promise<Answer> {
  const answer = await fetch(path, request);
  if (!answer.ok) throw new Error(`The server answers ${answer.status}.`);
  return answer.json() as Promise<Answer>;
}
