/** One entry of the list, as the API sends it. */
export interface Todo {
  readonly id: number;
  readonly title: string;
  readonly done: boolean;
  readonly created_at: string;
}

/** A sentence for the user about why a call failed. */
export class ApiProblem extends Error {}

// Longer than the API's own limit on its language model, so that its explanation arrives.
const LIMIT_MS = 40_000;

/** The todos, newest first. `apiUrl` is empty for the server that the page came from; so it is in all functions here. */
export function listTodos(apiUrl: string): Promise<Todo[]> {
  return call(`${apiUrl}/api/todos`);
}

export function addTodo(apiUrl: string, title: string): Promise<Todo> {
  return call(`${apiUrl}/api/todos`, 'POST', { title });
}

export function setDone(apiUrl: string, id: number, done: boolean): Promise<Todo> {
  return call(`${apiUrl}/api/todos/${id}`, 'PATCH', { done });
}

export function deleteTodo(apiUrl: string, id: number): Promise<void> {
  return call(`${apiUrl}/api/todos/${id}`, 'DELETE');
}

/** The assistant's answer to a question about the list. */
export async function ask(chatEndpoint: string, message: string): Promise<string> {
  const { reply } = await call<{ reply: string }>(chatEndpoint, 'POST', { message });
  return reply;
}

async function call<Result>(url: string, method = 'GET', body?: unknown): Promise<Result> {
  const request: RequestInit = { method, cache: 'no-store', signal: AbortSignal.timeout(LIMIT_MS) };
  if (body !== undefined) {
    request.headers = { 'content-type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(url, request);
  } catch (cause) {
    throw new ApiProblem('The server cannot be reached. Check that the API is running, then try again.', { cause });
  }
  if (!response.ok) throw new ApiProblem(await readDetail(response));
  return response.status === 204 ? (undefined as Result) : response.json();
}

async function readDetail(response: Response): Promise<string> {
  const unknown = `The server answered with status ${response.status}.`;
  if (!response.headers.get('content-type')?.includes('json')) return unknown;
  const { detail } = (await response.json()) as { detail?: unknown };
  return typeof detail === 'string' ? detail : unknown;
}
