'use client';

import { type FormEvent, useState } from 'react';
import { ask } from '@/lib/todo-api';

type Answer = { kind: 'none' | 'waiting' } | { kind: 'reply' | 'problem'; text: string };

/** `endpoint` is where the browser finds the assistant. */
export function Assistant({ endpoint }: { endpoint: string }) {
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState<Answer>({ kind: 'none' });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() === '' || answer.kind === 'waiting') return;
    setAnswer({ kind: 'waiting' });
    try {
      setAnswer({ kind: 'reply', text: await ask(endpoint, question) });
    } catch (error) {
      setAnswer({ kind: 'problem', text: error instanceof Error ? error.message : String(error) });
    }
  };

  return (
    <section aria-labelledby="assistant-title">
      <h2 id="assistant-title">Assistant</h2>
      <form className="line" onSubmit={submit}>
        <label className="hidden" htmlFor="question">
          Question about your list
        </label>
        <input
          id="question"
          autoComplete="off"
          maxLength={2000}
          placeholder="What should I do first?"
          required
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <button type="submit" aria-disabled={answer.kind === 'waiting'}>
          Ask
        </button>
      </form>
      {/* The live region is there from the start: one that appears together with its text is not read out. */}
      <div aria-live="polite">
        {answer.kind === 'waiting' && <p className="faint">Thinking…</p>}
        {answer.kind === 'reply' && <p className="reply">{answer.text}</p>}
        {answer.kind === 'problem' && <p className="problem">{answer.text}</p>}
      </div>
    </section>
  );
}
