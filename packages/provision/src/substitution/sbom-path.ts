import { join } from 'node:path';
import { parseReference } from '@seaworthy/core/images';

/** Where the bill of materials of a foundation is kept beside the image; the tag names its content. */
export function sbomPathOf(home: string, tag: string): string {
  const { name, tag: content } = parseReference(tag);
  return join(home, 'foundations', `${name}-${content}.cdx.json`);
}
