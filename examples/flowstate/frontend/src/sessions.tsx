import { type FormEvent, useEffect, useState } from 'react';
import { addSession, fetchSessions, type Session } from './sessions-api';

const title = import.meta.env.VITE_TITLE ?? 'Flowstate';

export function Sessions() {
  const [sessions, setSessions] = useState<Session[]>([]);
  const [problem, setProblem] = useState<string>();
  const failed = (error: unknown) => setProblem(error instanceof Error ? error.message : String(error));

  useEffect(() => {
    fetchSessions().then(setSessions, failed);
  }, []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    try {
      const added = await addSession({
        title: String(given.get('title')),
        minutes: Number(given.get('minutes')),
        interruptions: Number(given.get('interruptions')),
      });
      setSessions((before) => [added, ...before]);
      setProblem(undefined);
      form.reset();
    } catch (error) {
      failed(error);
    }
  }

  return (
    <main>
      <h1>{title}</h1>
      <form onSubmit={submit}>
        <label>
          What <input name="title" required maxLength={200} />
        </label>
        <label>
          Minutes <input name="minutes" type="number" min={1} max={1440} defaultValue={50} required />
        </label>
        <label>
          Interruptions <input name="interruptions" type="number" min={0} max={1000} defaultValue={0} required />
        </label>
        <button type="submit">Keep</button>
      </form>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <ul>
        {sessions.map(({ id, title, minutes, interruptions, score }) => (
          <li key={id}>
            <strong>{score}</strong> {title}: {minutes} min, interrupted {interruptions} times
          </li>
        ))}
      </ul>
    </main>
  );
}
