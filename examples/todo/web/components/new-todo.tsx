'use client';

import { type FormEvent, useState } from 'react';

const TITLE_LENGTH = 200;

/** `onAdd` tells whether the todo was added: if not, what was typed stays. */
export function NewTodo({ onAdd }: { onAdd: (title: string) => Promise<boolean> }) {
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || busy) return;
    setBusy(true);
    if (await onAdd(title)) setTitle('');
    setBusy(false);
  };

  return (
    <form className="line" onSubmit={submit}>
      <label className="hidden" htmlFor="new-todo">
        New todo
      </label>
      <input
        id="new-todo"
        autoComplete="off"
        maxLength={TITLE_LENGTH}
        placeholder="What is to be done?"
        required
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <button type="submit" aria-disabled={busy}>
        Add
      </button>
    </form>
  );
}
