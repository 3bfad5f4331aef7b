import { parseSync } from 'oxc-parser';

/** Functions of zod whose first argument names the keys of an object. */
const OBJECTS = new Set(['strictObject', 'looseObject', 'object', 'extend']);

/**
 * Sources of schemas, in which each doc comment of a key or of an exported schema is its `.describe(…)` as well. So what
 * is written once, for who reads the code, also stands in the JSON Schemas and in the reference.
 */
export function describeComments(file, code) {
  const { program, comments } = parseSync(file, code);
  const docs = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'));
  const commentBefore = (start) => docs.find(({ end }) => end <= start && code.slice(end, start).trim() === '')?.value;
  const insertions = [];
  const add = (comment, { end }) => {
    if (comment !== undefined) insertions.push({ end, text: `.describe(${JSON.stringify(plain(comment))})` });
  };
  walk(program, (node) => {
    if (node.type === 'ExportNamedDeclaration') {
      const [declared] = node.declaration?.declarations ?? [];
      if (declared?.id?.name?.endsWith('Schema') && declared.init?.type === 'CallExpression')
        add(commentBefore(node.start), declared.init);
    }
    if (node.type !== 'CallExpression' || !OBJECTS.has(node.callee?.property?.name)) return;
    for (const property of node.arguments[0]?.properties ?? []) {
      if (property.type === 'Property' && !property.shorthand) add(commentBefore(property.start), property.value);
    }
  });
  return insertions
    .sort((a, b) => b.end - a.end)
    .reduce((text, { end, text: added }) => `${text.slice(0, end)}${added}${text.slice(end)}`, code);
}

/** A comment without its stars, in one line. */
function plain(comment) {
  return comment
    .replaceAll(/^\s*\*+ ?/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function walk(node, visit) {
  if (Array.isArray(node)) for (const item of node) walk(item, visit);
  else if (typeof node?.type === 'string') {
    visit(node);
    for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit);
  }
}
