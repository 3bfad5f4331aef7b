import type { OnEvent } from '@seaworthy/core/model';
import { onlyColours, printableJson } from '@seaworthy/core/text';
import type { AskingOptions, SecretQuestion } from '@seaworthy/pipeline';
import { askChoice, type ChoiceQuestion } from './ask-choice.ts';
import { askSecret } from './ask-secret.ts';
import { type Colors, colorsFor } from './colors.ts';
import { createJsonLinesRenderer } from './json-lines.ts';
import type { Keyboard } from './keyboard.ts';
import { createLinks, takesLinks } from './links.ts';
import { createPlainRenderer } from './plain.ts';
import { printableEvent } from './printable-event.ts';
import { createQuietRenderer } from './quiet.ts';
import type { Renderer, Terminal } from './renderer.ts';
import { createTtyRenderer } from './tty.ts';

export const progressModes = ['auto', 'tty', 'plain', 'rawjson', 'quiet'] as const;
export type ProgressMode = (typeof progressModes)[number];

/** Everything that a command may say: results on stdout, everything else on stderr. */
export interface Output {
  onEvent: OnEvent;
  /** Colours for what goes to stdout. */
  colors: Colors;
  /** Writes a part of the result at once (a log line); with `--json` it goes to stderr, among JSON lines nowhere. */
  write(text: string): void;
  /** Writes a part of the result as one line of JSON; absent where a person reads. */
  writeRecord: ((record: unknown) => void) | undefined;
  /** Asks the person at the terminal; absent where nobody can answer. */
  ask: AskingOptions['ask'];
  /** Notes that a text of the result leads somewhere; see `Links`. */
  link(text: string, url: string): string;
  /** Asks the person at the terminal to choose or to type something that may be seen; absent where nobody can answer. */
  choose: ((question: ChoiceQuestion, signal: AbortSignal) => Promise<string | undefined>) | undefined;
  /** A person sits at the terminal that shows results. */
  interactive: boolean;
  /** The columns of stdout, where it is a terminal. */
  columns: number | undefined;
  /** Ends the progress view; the result may be printed after it. */
  close(): void;
  printResult(text: string): void;
  /** What programs read: with `--json` a document, with `--progress=rawjson` the same in one line. */
  printDocument(document: unknown): void;
  /** Says something on stderr; among JSON lines only `record` is, as an event like the others. */
  printMessage(render: (place: MessagePlace) => string, record?: MessageRecord): void;
}

/** What a message is drawn with. */
export interface MessagePlace {
  colors: Colors;
  /** Absent: not a terminal, so lines are as long as their text. */
  columns: number | undefined;
}

/** A message as an event of `--progress=rawjson`. */
export interface MessageRecord {
  type: 'error' | 'next' | 'notice' | 'answer';
  [key: string]: unknown;
}

export interface OutputStream extends Terminal {
  isTTY?: boolean;
}

/** Opens the output of one run. `json`: nothing but the final document goes to stdout. */
export function openOutput(options: {
  progress: ProgressMode;
  json: boolean;
  stdout: OutputStream;
  stderr: OutputStream;
  environment: NodeJS.ProcessEnv;
  /** Absent: nobody is asked anything. */
  stdin?: Keyboard;
}): Output {
  const { stdout, stderr, environment, json, stdin } = options;
  const answers = stdin?.isTTY === true && canAnswer(options);
  const colors = colorsFor(stdout, environment);
  const messageColors = colorsFor(stderr, environment);
  const renderer = createRenderer(resolveMode(options), stderr, messageColors);
  const result = json ? stderr : stdout;
  const lines = options.progress === 'rawjson';
  const columnsOf = (stream: OutputStream) => (stream.isTTY === true && stream.columns ? stream.columns : undefined);
  const writeLine = (stream: OutputStream, value: unknown) => stream.write(`${printableJson(JSON.stringify(value))}\n`);
  // What a container or a repository says reaches a terminal only here: colours at most, nothing that steers it.
  const links = createLinks(takesLinks(stdout, environment));
  const shown = (stream: OutputStream, text: string) => stream.write(stream.isTTY === true ? onlyColours(text) : text);
  // Links are ours, so they come behind that.
  const linked = (text: string) => stdout.write(stdout.isTTY === true ? links.apply(onlyColours(text)) : text);

  return {
    onEvent: (event) => renderer.onEvent(printableEvent(event)),
    colors,
    ask: answers ? (question) => ask(question, { renderer, keyboard: stdin, terminal: stderr }) : undefined,
    choose: answers
      ? (question, signal) => {
          renderer.pause();
          return askChoice(question, { keyboard: stdin, terminal: stderr, colors: messageColors, signal });
        }
      : undefined,
    interactive: stdout.isTTY === true && canAnswer(options),
    columns: columnsOf(stdout),
    link: links.add,
    writeRecord: json || lines ? (record) => writeLine(stdout, record) : undefined,
    write: (text) => {
      if (!lines) renderer.writeAbove(() => shown(result, text));
    },
    close: () => renderer.close(),
    printResult: (text) => {
      if (!json && !lines) renderer.writeAbove(() => linked(text));
    },
    printDocument: (document) => {
      if (document === undefined) return;
      if (json) stdout.write(`${printableJson(JSON.stringify(document, undefined, 2))}\n`);
      else if (lines) writeLine(stdout, document);
    },
    printMessage: (render, record) => {
      if (!lines)
        renderer.writeAbove(() => shown(stderr, render({ colors: messageColors, columns: columnsOf(stderr) })));
      else if (record !== undefined) writeLine(stderr, record);
    },
  };
}

/** Whoever reads documents or lines of JSON is a program. */
function canAnswer({
  progress,
  json,
  stderr,
  environment,
}: {
  progress: ProgressMode;
  json: boolean;
  stderr: OutputStream;
  environment: NodeJS.ProcessEnv;
}): boolean {
  return stderr.isTTY === true && !json && progress !== 'rawjson' && !environment.CI;
}

function ask(
  question: SecretQuestion,
  { renderer, keyboard, terminal }: { renderer: Renderer; keyboard: Keyboard; terminal: Terminal },
): Promise<string | undefined> {
  renderer.pause();
  return askSecret(question, { keyboard, terminal, interrupt: () => process.kill(process.pid, 'SIGINT') });
}

function createRenderer(mode: Exclude<ProgressMode, 'auto'>, stderr: OutputStream, colors: Colors): Renderer {
  const now = () => performance.now();
  if (mode === 'tty') return createTtyRenderer(stderr, colors, now);
  if (mode === 'plain') return createPlainRenderer(stderr, colors, now);
  if (mode === 'rawjson') return createJsonLinesRenderer(stderr, now);
  return createQuietRenderer(stderr, colors);
}

/** A live view needs a terminal that can move its cursor; CI systems often pretend to have one. */
function resolveMode(options: {
  progress: ProgressMode;
  stderr: OutputStream;
  environment: NodeJS.ProcessEnv;
}): Exclude<ProgressMode, 'auto'> {
  const { progress, stderr, environment } = options;
  if (progress !== 'auto') return progress;
  const live = stderr.isTTY === true && environment.TERM !== 'dumb' && !environment.CI;
  return live ? 'tty' : 'plain';
}
