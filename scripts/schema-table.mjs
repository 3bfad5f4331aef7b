/**
 * A JSON Schema as rows of a table: the path of each key (`services[].name`), what its value is, whether it is always
 * there, and what it means. `parts` are schemas with a section of their own (`title`, `description`), by their identity:
 * they are named and not spelled out again.
 */
export function rowsOf(schema, parts = new Map()) {
  return keysOf(schema, '').flatMap((key) => rowsOfKey(key, parts));
}

/** What tells schemas apart, wherever they stand and whatever is said of them there. */
export function identityOf({ description: _, $schema: __, ...schema }) {
  return JSON.stringify(schema);
}

/** The anchor that a heading of plain words gets. */
export function anchorOf(title) {
  return title.toLowerCase().replaceAll(' ', '-');
}

function rowsOfKey({ path, schema, required }, parts) {
  const part = partOf(schema, parts);
  const meaning = schema.description === part?.description ? '' : (schema.description ?? '');
  const row = { path, type: typeOf(schema, parts), required, meaning };
  if (part !== undefined) return [row];
  return [row, ...insideOf(schema, path, parts).flatMap((key) => rowsOfKey(key, parts))];
}

function insideOf(schema, path, parts) {
  if (partOf(schema, parts) !== undefined) return [];
  if (isFact(schema)) return insideOf(schema.properties.value, `${path}.value`, parts);
  if (schema.type === 'array') return insideOf(schema.items ?? {}, `${path}[]`, parts);
  if (isMap(schema)) return insideOf(schema.additionalProperties, `${path}.<name>`, parts);
  const seen = new Set();
  return [...keysOf(schema, `${path}.`), ...alternatives(schema).flatMap((one) => insideOf(one, path, parts))].filter(
    (key) => !seen.has(key.path) && seen.add(key.path),
  );
}

function keysOf({ properties = {}, required = [] }, before) {
  return Object.entries(properties).map(([name, schema]) => ({
    path: `${before}${name}`,
    schema,
    required: required.includes(name),
  }));
}

function typeOf(schema, parts) {
  const part = partOf(schema, parts);
  if (part !== undefined) return `[${part.title}](#${anchorOf(part.title)})`;
  if (isFact(schema)) return `[fact](#a-fact) of ${typeOf(schema.properties.value, parts)}`;
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(code).join(', ');
  const variants = alternatives(schema);
  if (variants.length > 0) return [...new Set(variants.map((one) => typeOf(one, parts)))].join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {}, parts)}`;
  if (isMap(schema)) return `map to ${typeOf(schema.additionalProperties, parts)}`;
  return `${[schema.type ?? 'anything'].flat().join(' or ')}${rangeOf(schema)}`;
}

function rangeOf({ type, minimum, maximum, exclusiveMinimum, pattern }) {
  if (pattern === '^\\/.*') return ' that begins with `/`';
  if (type === 'string') return pattern === undefined || pattern.length > 40 ? '' : ` like \`${pattern}\``;
  const from = minimum !== undefined && minimum > -1e15 ? `from ${minimum}` : '';
  const above = exclusiveMinimum === undefined ? '' : `above ${exclusiveMinimum}`;
  const to = maximum !== undefined && maximum < 1e15 ? `to ${maximum}` : '';
  const range = [from, above, to].filter((text) => text !== '').join(' ');
  return range === '' ? '' : ` ${range}`;
}

function alternatives({ anyOf, oneOf }) {
  return anyOf ?? oneOf ?? [];
}

function isMap({ type, properties, additionalProperties }) {
  return type === 'object' && properties === undefined && typeof additionalProperties === 'object';
}

/** A value with where it was read, as the documents have it everywhere. */
function isFact({ properties = {} }) {
  return Object.keys(properties).sort().join() === 'certainty,source,value';
}

function partOf(schema, parts) {
  return parts.get(identityOf(schema));
}

function code(value) {
  return `\`${value}\``;
}
