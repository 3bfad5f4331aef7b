import { stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Report, reportSchema } from '@seaworthy/core/model';
import type { FormatId, RenderOptions } from '@seaworthy/report';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { readDocument } from '../target/read-document.ts';
import { STATE_FOLDER } from '../target/state-folder.ts';
import { explainingFailure } from '../target/write-files.ts';

export interface ReportOptions extends Pick<ProjectOptions, 'directory'> {
  /** Path of a report.json; absent: what the last run on this project saved. */
  from?: string | undefined;
  /** Default `terminal`. */
  format?: FormatId | undefined;
  /** File to write it to; absent: it is only returned. */
  output?: string | undefined;
  /** Width and colour, for formats that heed them. */
  rendering?: RenderOptions | undefined;
}

/** A saved report in another form. */
export interface Rendered {
  report: Report;
  text: string;
  /** Path of the page for the browser that was saved with it; absent where there is none. */
  page?: string;
}

/** Renders a saved report. Errors: DOCUMENT_UNUSABLE when there is none, TARGET_READ_ONLY and DISK_FULL for `output`. */
export async function report(options: ReportOptions): Promise<Rendered> {
  const { target } = await startRun(options);
  const { from = join(target.root, STATE_FOLDER, 'report.json'), format = 'terminal', output } = options;
  const saved = await readDocument(from, reportSchema, 'seaworthy ship');
  const { renderReport } = await import('@seaworthy/report');
  const text = await renderReport(saved, format, options.rendering);
  if (output !== undefined) await explainingFailure(output, () => writeFile(output, text));
  const page = join(dirname(from), 'report.html');
  const isThere = await stat(page).then(
    (found) => found.isFile(),
    () => false,
  );
  return { report: saved, text, ...(isThere ? { page } : {}) };
}

/** Opens the page of a report in the browser of whoever runs this. False where there is no desktop, or nothing to open it. */
export async function openPage(page: string): Promise<boolean> {
  const { openFile } = await import('@seaworthy/engine');
  return openFile(page);
}
