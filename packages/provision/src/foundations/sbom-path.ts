import { join } from 'node:path';

/** Where the bill of materials of a foundation is kept beside the image; the tag names its content. */
export function sbomPathOf(home: string, tag: string): string {
  return join(home, 'foundations', `${tag.replace('seaworthy-foundation/', '').replace(':', '-')}.cdx.json`);
}
