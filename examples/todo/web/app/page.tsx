import { connection } from 'next/server';
import { Assistant } from '@/components/assistant';
import { TodoBoard } from '@/components/todo-board';
import { readSettings } from '@/lib/settings';
import { listTodos, type Todo } from '@/lib/todo-api';

export default async function Page() {
  // Everything below belongs to this request, the settings too: nothing of it is fixed at build time.
  await connection();
  const { apiUrl, publicApiUrl, chatEndpoint } = readSettings();

  return (
    <main>
      <TodoBoard apiUrl={publicApiUrl} initial={await loadTodos(apiUrl)} />
      <Assistant endpoint={chatEndpoint} />
    </main>
  );
}

/** `undefined` when the API does not answer: the page then shows a way to try again. */
async function loadTodos(apiUrl: string): Promise<Todo[] | undefined> {
  try {
    return await listTodos(apiUrl);
  } catch (error) {
    console.error('The list of todos cannot be loaded:', error);
    return undefined;
  }
}
