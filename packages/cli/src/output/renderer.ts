import type { ProgressEvent } from '@seaworthy/core/model';

/** Draws the event stream on stderr. One of `tty`, `plain`, `json-lines`, `quiet`. */
export interface Renderer {
  onEvent(event: ProgressEvent): void;
  /** Writes text that stays, above whatever is being redrawn. */
  writeAbove(write: () => void): void;
  /** Stops redrawing until the next event, so that somebody can be asked something. */
  pause(): void;
  /** Draws the last state, and gives the terminal back as it was. */
  close(): void;
}

/** The part of a stream that renderers use. */
export interface Terminal {
  write(text: string): unknown;
  columns?: number | undefined;
  rows?: number | undefined;
}
