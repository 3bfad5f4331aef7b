import type { Question } from '../../model/index.ts';
import { building } from './building.ts';
import type { NodeEntry } from './entry-points.ts';
import { nodeCommandOf } from './node-command.ts';
import type { NodeFolder } from './node-folder.ts';
import { findNodeVersion } from './version.ts';

/** The first major version whose releases run TypeScript by leaving its types out: 22.6 with a flag, 22.18 without. */
const FIRST = 22;

/** A program in TypeScript that is given to Node as it is, in a repository that asks for a Node which can't read it. */
export async function askAboutTypes(folder: NodeFolder, { start, entryPoints }: NodeEntry): Promise<Question[]> {
  const [entry] = entryPoints;
  const command = start?.followed === undefined ? undefined : nodeCommandOf(start.followed.command);
  if (start === undefined || command?.loader !== 'node' || !/\.[cm]?ts$/.test(entry?.value ?? '')) return [];
  const asked = await findNodeVersion(folder);
  const version = asked === undefined ? undefined : building.resolveVersion(asked.value.trim());
  if (asked === undefined || version === undefined || Number(version) >= FIRST) return [];
  return [
    {
      subject: 'version',
      question: `\`${start.text.value}\` gives TypeScript to Node as it is, which Node ${version} can't run (22.18 and later can), and the repository asks for ${asked.value}. Which version runs it?`,
      candidates: [
        { value: String(FIRST), source: start.text.source },
        { value: version, source: asked.source },
      ],
      blocking: true,
    },
  ];
}
