import { expect, test } from 'vitest';
import { describeComments } from './describe-comments.mjs';

test('a comment of a key becomes its description, in one line', () => {
  const code = `z.strictObject({\n  /**\n   * How long\n   * it took.\n   */\n  durationMs: z.number().optional(),\n  name: z.string(),\n});`;
  expect(describeComments('a.ts', code)).toContain('durationMs: z.number().optional().describe("How long it took."),');
  expect(describeComments('a.ts', code)).toContain('name: z.string(),');
});

test('keys of objects within, and exported schemas, are described too', () => {
  const code = `/** All of it. */\nexport const wholeSchema = z.object({ parts: z.array(z.looseObject({\n  /** Which. */\n  id: z.string() })) });`;
  const described = describeComments('a.ts', code);
  expect(described).toContain('z.string().describe("Which.")');
  expect(described.endsWith('}).describe("All of it.");')).toBe(true);
});

test('other comments and other objects stay what they are', () => {
  const code =
    '// A note.\nconst a = { /** Not a key of a schema. */ b: call() };\nz.object({ /* plain */ c: z.string() });';
  expect(describeComments('a.ts', code)).toBe(code);
});
