/** Status and JSON of an answer; `undefined` when it has no body. */
// biome-ignore lint/suspicious/noExplicitAny: what the answer holds is what is tested.
export async function askJson(url: string, method = 'GET', body?: unknown): Promise<[number, any]> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return [response.status, text === '' ? undefined : JSON.parse(text)];
}
