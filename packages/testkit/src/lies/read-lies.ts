import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const reasons = z.record(z.string(), z.string()).default({});

/** What `expected.yaml` of a liar says. */
const expectedSchema = z.strictObject({
  /** What it lies about: one of each is tried in `npm test`. */
  family: z.string(),
  /** What it pretends and what it does, in a sentence. */
  lie: z.string(),
  /** True: it is proven in a run of its own, since it would disturb others. */
  alone: z.literal(true).optional(),
  /** Checks that fail, each with what gives the lie away; every other one passes, or does not apply. */
  fails: reasons,
  /** Checks that nobody can judge, each with the reason. */
  unknown: reasons,
  /** Why nothing of it is seen: a gap of the proof that is known. */
  undetected: z.string().optional(),
});

/** A container that tries to fool the proof, and the verdicts that it must get. Its folder, service and id have one name. */
export interface Lie extends z.infer<typeof expectedSchema> {
  id: string;
  folder: string;
}

/** Every liar of a folder, sorted: the folders are the cases. */
export function readLies(folder: string): Lie[] {
  const items = readdirSync(folder, { withFileTypes: true });
  const ids = items.flatMap((item) => (item.isDirectory() ? [item.name] : [])).sort();
  return ids.map((id) => {
    const text = readFileSync(join(folder, id, 'expected.yaml'), 'utf8');
    return { ...expectedSchema.parse(parse(text)), id, folder: join(folder, id) };
  });
}
