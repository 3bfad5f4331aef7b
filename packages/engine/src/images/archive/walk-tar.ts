const BLOCK = 512;

export interface TarFile {
  /** As the archive has it: with or without a leading `./`, folders with a trailing slash. */
  name: string;
  sizeBytes: number;
  type: 'file' | 'directory' | 'link' | 'other';
  mode: number;
}

/** No path that a kernel takes is longer than 4 KiB, no header of attributes larger than this. */
const LONGEST_TOLD = 1024 * 1024;
/** Files of one archive. The largest images have some hundred thousand; each costs memory. */
const MOST_FILES = 5_000_000;

/** Type flags of headers that only say something about the next file. */
const LONG_NAME = 'L';
const PAX = 'x';

/**
 * Walks a tar archive as it streams by; what `onFile` leaves unread of a body is skipped. Names in full, also those that
 * GNU tar and pax keep in a header of their own. A walk of our own, because modern-tar 0.8.6 waits for ever when the
 * stream is cut at certain places, and layers come as they come.
 */
export async function walkTar(
  source: AsyncIterable<Uint8Array>,
  onFile: (file: TarFile, body: AsyncGenerator<Uint8Array>) => Promise<void> | void,
): Promise<void> {
  const reader = createReader(source);
  let told: { name?: string; sizeBytes?: number } = {};
  for (let count = 0; ; count += 1) {
    if (count > MOST_FILES) throw new Error(`the archive has more than ${MOST_FILES} entries`);
    const header = await reader.exactly(BLOCK);
    // Two empty blocks end an archive; what follows is padding.
    if (header === undefined || header[0] === 0) break;
    const flag = String.fromCharCode(header[156] || 0x30);
    const file = { ...parseHeader(header, flag), ...told };
    if (!Number.isSafeInteger(file.sizeBytes) || file.sizeBytes < 0) {
      throw new Error('the archive is malformed: an entry has no size');
    }
    const body = reader.upTo(file.sizeBytes);
    reader.begin();
    if (flag === LONG_NAME) told = { ...told, name: untilZero(await wholeText(body, LONGEST_TOLD)) };
    else if (flag === PAX) told = { ...told, ...parsePax(await wholeText(body, LONGEST_TOLD)) };
    else {
      await onFile(file, body);
      told = {};
    }
    const padding = (BLOCK - (file.sizeBytes % BLOCK)) % BLOCK;
    for await (const _ of reader.upTo(file.sizeBytes - reader.taken() + padding));
  }
  for await (const _ of reader.upTo(Number.POSITIVE_INFINITY));
}

/** All of a body as text. Throws when it is larger than what anybody takes for text. */
export async function wholeText(body: AsyncIterable<Uint8Array>, mostBytes = 64 * 1024 * 1024): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error(`the archive has a header or document of more than ${mostBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseHeader(header: Buffer, flag: string): TarFile {
  const name = untilZero(header.toString('utf8', 0, 100));
  // POSIX archives keep the folders of a long name in a field of its own; GNU archives keep other things there.
  const isPosix = header.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isPosix ? untilZero(header.toString('utf8', 345, 500)) : '';
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    sizeBytes: parseNumber(header.subarray(124, 136)),
    type: TYPES[flag] ?? 'other',
    mode: parseNumber(header.subarray(100, 108)),
  };
}

const TYPES: Readonly<Record<string, TarFile['type']>> = {
  '0': 'file',
  '7': 'file',
  '5': 'directory',
  '1': 'link',
  '2': 'link',
};

/** Records of the form `30 path=app/index.js\n`; the number counts the bytes of the whole record. */
function parsePax(text: string): { name?: string; sizeBytes?: number } {
  const bytes = Buffer.from(text);
  const fields = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const length = Number.parseInt(bytes.toString('latin1', at, at + 20), 10);
    if (!(length > 0)) break;
    const record = bytes.toString('utf8', at, at + length - 1);
    const equals = record.indexOf('=');
    fields.set(record.slice(record.indexOf(' ') + 1, equals), record.slice(equals + 1));
    at += length;
  }
  const [name, size] = [fields.get('path'), fields.get('size')];
  return {
    ...(name === undefined ? {} : { name }),
    ...(size === undefined ? {} : { sizeBytes: Number(size) }),
  };
}

function untilZero(text: string): string {
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

function parseNumber(field: Buffer): number {
  // GNU tar: the first bit marks a binary number.
  if (((field[0] ?? 0) & 0x80) !== 0) return Number(field.readBigUInt64BE(4));
  return Number.parseInt(field.toString('latin1').replace(/[\0 ].*$/s, ''), 8) || 0;
}

interface Reader {
  /** That many bytes as one buffer; absent when the stream ended before. */
  exactly(count: number): Promise<Buffer | undefined>;
  /** The next bytes as they come, at most `count`. */
  upTo(count: number): AsyncGenerator<Uint8Array>;
  /** Starts counting what is taken. */
  begin(): void;
  /** Bytes taken since `begin`. */
  taken(): number;
}

function createReader(source: AsyncIterable<Uint8Array>): Reader {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  let taken = 0;

  async function fill(): Promise<boolean> {
    while (rest.length === 0) {
      const { done, value } = await chunks.next();
      if (done) return false;
      rest = value;
    }
    return true;
  }

  async function* upTo(count: number): AsyncGenerator<Uint8Array> {
    let left = count;
    while (left > 0 && (await fill())) {
      const part = rest.subarray(0, left);
      rest = rest.subarray(part.length);
      left -= part.length;
      taken += part.length;
      yield part;
    }
  }

  return {
    upTo,
    async exactly(count) {
      const parts: Uint8Array[] = [];
      for await (const part of upTo(count)) parts.push(part);
      const whole = Buffer.concat(parts);
      return whole.length === count ? whole : undefined;
    },
    begin: () => {
      taken = 0;
    },
    taken: () => taken,
  };
}
