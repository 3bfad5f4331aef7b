'use client';

import { useState } from 'react';
import { addTodo, deleteTodo, listTodos, setDone, type Todo } from '@/lib/todo-api';
import { NewTodo } from './new-todo';
import { TodoRow } from './todo-row';

interface Props {
  /** Where the browser finds the API; empty for the server that this page came from. */
  apiUrl: string;
  /** The todos when the page was made; absent when they could not be loaded. */
  initial: Todo[] | undefined;
}

export function TodoBoard({ apiUrl, initial }: Props) {
  const [todos, setTodos] = useState(initial);
  const [problem, setProblem] = useState(initial === undefined ? 'The list could not be loaded.' : '');

  /** Runs one action of the user; true when it succeeded. The list only ever shows what the API has confirmed. */
  const attempt = async (action: () => Promise<void>): Promise<boolean> => {
    try {
      await action();
      setProblem('');
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return false;
    }
  };

  const reload = () => attempt(async () => setTodos(await listTodos(apiUrl)));
  const add = (title: string) =>
    attempt(async () => {
      const added = await addTodo(apiUrl, title);
      setTodos((before = []) => [added, ...before]);
    });
  const toggle = ({ id, done }: Todo) =>
    attempt(async () => {
      const changed = await setDone(apiUrl, id, !done);
      setTodos((before) => before?.map((todo) => (todo.id === id ? changed : todo)));
    });
  const remove = ({ id }: Todo) =>
    attempt(async () => {
      await deleteTodo(apiUrl, id);
      setTodos((before) => before?.filter((todo) => todo.id !== id));
    });

  return (
    <section aria-labelledby="todos-title">
      <header>
        <h1 id="todos-title">Todo</h1>
        <p role="status">{todos && describeProgress(todos)}</p>
      </header>
      {problem !== '' && (
        <div className="problem" role="alert">
          <p>{problem}</p>
          <button type="button" onClick={reload}>
            Reload the list
          </button>
        </div>
      )}
      <NewTodo onAdd={add} />
      <ul className="todos">
        {todos?.map((todo) => (
          <TodoRow key={todo.id} todo={todo} onToggle={() => toggle(todo)} onDelete={() => remove(todo)} />
        ))}
      </ul>
    </section>
  );
}

function describeProgress(todos: readonly Todo[]): string {
  if (todos.length === 0) return 'Nothing to do. Add something below.';
  const done = todos.filter((todo) => todo.done).length;
  return done === todos.length ? `All ${done} done` : `${done} of ${todos.length} done`;
}
