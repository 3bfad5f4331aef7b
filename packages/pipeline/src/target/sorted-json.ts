/** JSON with sorted keys, two spaces and a line end: the same document always gives the same bytes. */
export function renderSortedJson(document: unknown): string {
  return `${JSON.stringify(document, (_, value: unknown) => (isPlainObject(value) ? sorted(value) : value), 2)}\n`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  // By code unit, not by locale: the order must not depend on the machine.
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
