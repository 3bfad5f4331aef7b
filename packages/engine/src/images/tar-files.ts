const BLOCK = 512;

export interface TarFile {
  name: string;
  sizeBytes: number;
  /** Type flag of the header: `0` a file, `5` a folder, `x` a further header. */
  type: string;
}

/**
 * Walks a tar archive as it streams by. What `onFile` leaves unread of a body is skipped. Names longer than the header's
 * 100 characters come shortened; sizes above 8 GB only as GNU tar writes them.
 */
export async function walkTar(
  source: AsyncIterable<Uint8Array>,
  onFile: (file: TarFile, body: AsyncGenerator<Uint8Array>) => Promise<void> | void,
): Promise<void> {
  const reader = createReader(source);
  for (;;) {
    const header = await reader.exactly(BLOCK);
    // Two empty blocks end an archive; what follows is padding.
    if (header === undefined || header[0] === 0) break;
    const file = parseHeader(header);
    const body = reader.upTo(file.sizeBytes);
    reader.begin();
    await onFile(file, body);
    const padding = (BLOCK - (file.sizeBytes % BLOCK)) % BLOCK;
    for await (const _ of reader.upTo(file.sizeBytes - reader.taken() + padding));
  }
  for await (const _ of reader.upTo(Number.POSITIVE_INFINITY));
}

function parseHeader(header: Buffer): TarFile {
  const name = header.toString('utf8', 0, 100);
  const end = name.indexOf('\0');
  return {
    name: end === -1 ? name : name.slice(0, end),
    sizeBytes: parseSize(header.subarray(124, 136)),
    type: String.fromCharCode(header[156] || 0x30),
  };
}

function parseSize(field: Buffer): number {
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
