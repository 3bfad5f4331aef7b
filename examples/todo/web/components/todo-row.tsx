'use client';

import { useState } from 'react';
import type { Todo } from '@/lib/todo-api';

interface Props {
  todo: Todo;
  onToggle: () => Promise<unknown>;
  onDelete: () => Promise<unknown>;
}

export function TodoRow({ todo, onToggle, onDelete }: Props) {
  const [busy, setBusy] = useState(false);

  // A second click while the first is under way would undo it, or delete what is gone.
  const once = (action: () => Promise<unknown>) => async () => {
    if (busy) return;
    setBusy(true);
    await action();
    setBusy(false);
  };

  return (
    <li aria-busy={busy}>
      <label>
        <input type="checkbox" checked={todo.done} onChange={once(onToggle)} />
        <span>{todo.title}</span>
      </label>
      <button type="button" className="quiet" aria-label={`Delete “${todo.title}”`} onClick={once(onDelete)}>
        Delete
      </button>
    </li>
  );
}
