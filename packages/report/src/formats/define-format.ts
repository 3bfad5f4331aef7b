import type { Findings, Report } from '@seaworthy/core/model';

/** Where a report is shown; formats that know no width and no colour don't heed it. */
export interface RenderOptions {
  /** Whether to use colour; the meaning never depends on it. Default false. */
  colour?: boolean | undefined;
  /** Columns of the terminal; nothing is wider, but for words that can't be broken. Default 100. */
  width?: number | undefined;
  /** False for terminals that show ASCII only. Default true. */
  unicode?: boolean | undefined;
  /** Where a page such as `docs/checks/root-user.md` lies for the reader. Default: the page as it is called. */
  pathOf?: ((page: string) => string) | undefined;
}

/** A form in which a report can be had. Its folder's name is its id. */
export interface ReportFormat {
  id: string;
  /** What it is and whom it is for, in a few words: `seaworthy report --help` lists it. */
  title: string;
  /** Of its files, without the dot. */
  extension: string;
  mediaType: string;
  /** The same report gives the same text, which ends with a newline. Loads its code when it is first called. */
  render(report: Report, options: RenderOptions): Promise<string>;
  /** The same for what rules say of files. Absent: findings can't be had in this form. */
  renderFindings?(findings: Findings, options: RenderOptions): Promise<string>;
}

/** Declares a format; the folders of this one are the list of them. */
export function defineFormat<const Format extends ReportFormat>(format: Format): Format {
  return format;
}
