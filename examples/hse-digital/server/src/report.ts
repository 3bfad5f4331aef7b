import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import type { Incident } from './database.js';
import type { Folders } from './settings.js';

/**
 * Writes a tenant's report of the day as PDF, and gives its name. It is a draft until all of it is there, so that nobody
 * reads half a report and a server that is killed leaves none.
 */
export async function writeReport(
  { drafts, reports }: Pick<Folders, 'drafts' | 'reports'>,
  tenant: string,
  incidents: readonly Incident[],
): Promise<string> {
  const name = `${tenant}-${new Date().toISOString().slice(0, 10)}.pdf`;
  const draft = join(drafts, `${process.pid}-${name}`);
  await Promise.all([drafts, reports].map((folder) => mkdir(folder, { recursive: true })));
  try {
    const document = new PDFDocument({ size: 'A4', margin: 50, info: { Title: `Incidents of ${tenant}` } });
    document.fontSize(18).text(`Incidents of ${tenant}`).moveDown();
    for (const { title, severity, reportedBy } of incidents)
      document.fontSize(11).text(`${severity.toUpperCase()}  ${title}  (${reportedBy})`);
    document.end();
    await pipeline(document, createWriteStream(draft));
    // Both folders may be volumes of their own, between which nothing can be moved.
    const arriving = join(reports, `.${process.pid}-${name}`);
    await copyFile(draft, arriving);
    await rename(arriving, join(reports, name));
    return name;
  } finally {
    await rm(draft, { force: true });
  }
}
