import { isTest, readModule } from '../modules.mjs';

const longest = 60;

/** Lines inside of a template are data (a style sheet, a page, a program for a container) and don't count. */
export const convention = {
  name: `functions have at most ${longest} lines`,
  findProblems(project) {
    return [...project.sources(), ...project.files(/^(scripts|bench)\/.*\.mjs$/)].flatMap((file) => {
      const lineAt = lineCounter(project.text(file));
      return functionsOf(readModule(project, file).program, isTest(file))
        .map(({ start, name, text }) => ({ name, line: lineAt(start), lines: countLines(lineAt, text) }))
        .filter(({ lines }) => lines > longest)
        .map(
          ({ name, line, lines }) =>
            `${file}:${line}: ${name} has ${lines} lines; past ${longest} it does several things`,
        );
    });
  },
};

function countLines(lineAt, { start, end, templates }) {
  const inside = templates.reduce((sum, template) => sum + lineAt(template.end) - lineAt(template.start), 0);
  return lineAt(end) - lineAt(start) + 1 - inside;
}

/** Every function with its extent and the outermost templates in it; in tests, not what `test` and `describe` are given. */
function functionsOf(program, inTests) {
  const found = [];
  const visit = (node, open, { name = 'a function', skipped = false } = {}) => {
    if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return;
    if (node.type === 'TemplateLiteral') for (const one of open) one.text.templates.push(node);
    const isFunction = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
    const entry =
      isFunction && !skipped
        ? { start: node.start, name: node.id?.name ?? name, text: { ...extent(node), templates: [] } }
        : undefined;
    if (entry !== undefined) found.push(entry);
    // Templates inside of templates are counted with the outer one.
    const inner = node.type === 'TemplateLiteral' ? [] : entry === undefined ? open : [...open, entry];
    for (const [key, child] of Object.entries(node)) {
      const given = { name: nameFor(node), skipped: inTests && key === 'arguments' && isTestCall(node) };
      if (Array.isArray(child)) for (const one of child) visit(one, inner, given);
      else visit(child, inner, given);
    }
  };
  visit(program, []);
  return found;
}

function extent({ start, end }) {
  return { start, end };
}

function nameFor(node) {
  return node.id?.name ?? node.key?.name ?? 'a function';
}

/** `test(…)`, `test.each(…)(…)`, `describe.runIf(…)(…)`. */
function isTestCall(node) {
  if (node?.type !== 'CallExpression') return false;
  let { callee } = node;
  while (callee.type !== 'Identifier') {
    callee = callee.callee ?? callee.object ?? callee.tag;
    if (callee === undefined) return false;
  }
  return /^(describe|test|it|beforeAll|beforeEach|afterAll|afterEach)$/.test(callee.name);
}

function lineCounter(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
