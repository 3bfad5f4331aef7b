import { Socket } from 'node:net';

/** The blank line that ends a request's header. */
const LAST_LINE = '\r\n';

type Written = (error?: Error | null) => void;

/** A connection on which a request's header stays without its last line until it is released. */
export class HeaderHoldingSocket extends Socket {
  #held = true;
  #withheld = false;

  override _write(chunk: Uint8Array | string, encoding: BufferEncoding, written: Written): void {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1');
    if (!this.#held || !text.endsWith(`${LAST_LINE}${LAST_LINE}`)) {
      super._write(chunk, encoding, written);
      return;
    }
    this.#withheld = true;
    super._write(text.slice(0, -LAST_LINE.length), 'latin1', written);
  }

  /** A request without a body is one chunk; more of them are joined, so that the end of the header is seen in any case. */
  override _writev(chunks: { chunk: Uint8Array | string; encoding: BufferEncoding }[], written: Written): void {
    const joined = Buffer.concat(
      chunks.map(({ chunk, encoding }) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk)),
    );
    this._write(joined, 'latin1', written);
  }

  release(): void {
    this.#held = false;
    if (this.#withheld && this.writable) this.write(LAST_LINE);
    this.#withheld = false;
  }
}
