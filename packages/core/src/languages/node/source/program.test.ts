import { expect, test } from 'vitest';
import { memoryRepository } from '../../../repository/memory.ts';
import { readSources } from '../../../source/sources.ts';
import { findNodeEnvironment } from '../environment.ts';
import { findNodeHealthRoutes } from '../health-routes.ts';
import { javaScriptSources } from '../node-folder.ts';
import { readProgram } from './program.ts';

const sourcesOf = (text: string, name = 'a.js') =>
  readSources(
    { repository: memoryRepository({ [name]: text }), path: '.', files: [name], outsideLinks: [] },
    javaScriptSources,
  );
const namesIn = async (text: string, name?: string) =>
  findNodeEnvironment(await sourcesOf(text, name)).map((variable) => variable.name);

test.each([
  ['brackets', '['.repeat(100_000)],
  ['parentheses', `${'('.repeat(100_000)}1${')'.repeat(100_000)}`],
  ['terms', `${'1+'.repeat(200_000)}1`],
  ['templates', '`${'.repeat(50_000)],
  ['elements', '<a>'.repeat(50_000)],
])('nesting of %s without end yields nothing', async (_, deep) => {
  const [file] = await sourcesOf(`process.env.A;\n${deep}`);
  expect(file === undefined ? undefined : readProgram(file).all('MemberExpression')).toEqual([]);
  expect(await namesIn(`process.env.A;\n${deep}`)).toEqual([]);
});

test('a mistake hides nothing but itself', async () => {
  expect(await namesIn('const a = 1; const a = process.env.BEFORE;\nreturn process.env.BEHIND;')).toEqual([
    'BEFORE',
    'BEHIND',
  ]);
});

test.each([
  ['a.ts', 'const a = <string>process.env.IN_A_CAST;'],
  ['a.tsx', 'export const A = () => <p title={process.env.IN_A_CAST}>{"it\'s"}</p>;'],
  ['a.cts', '@Service() class A { constructor(@Inject() private a = process.env.IN_A_CAST) {} }'],
  ['a.js', '// @flow\nconst a = (process.env.IN_A_CAST: string);'],
])('%s is read in its own language', async (name, text) => {
  expect(await namesIn(text, name)).toEqual(['IN_A_CAST']);
});

test('names that lead in circles end', async () => {
  const text =
    "const a = b, b = a; const f = () => f()(); function g(x = y, y = x) { return x.ENV_A; }\nconst p = q(r), r = q(p);\na.ENV_B; f().ENV_C; p.ENV_D; g(process.env); app.get('/health', a); a.use(a); a.get('/ready', f);";
  expect(await namesIn(text)).not.toContain('ENV_B');
  expect(findNodeHealthRoutes(await sourcesOf(text)).map(({ path }) => path)).toContain('/health');
});

test('work grows with a text, not with its square', async () => {
  const timeOf = async (lines: number) => {
    const text = `const port = process.env.PORT;\n${'// a comment, { PORT: 1 }, and nothing else\n'.repeat(lines)}`;
    const started = performance.now();
    await namesIn(text);
    return performance.now() - started;
  };
  await timeOf(100);
  // Twenty times the text took four hundred times as long when patterns looked behind themselves.
  expect(await timeOf(20_000)).toBeLessThan(100 * Math.max(5, await timeOf(1000)));
});
