import { type BudgetFile, budgetFileSchema } from '../model/index.ts';
import { maxHandwrittenBytes, readTextFile } from '../repository/read-file.ts';
import { parseSettings } from './parse-settings.ts';

/**
 * The file of budgets at `path`, which is named `name`.
 * @throws CONFIGURATION_INVALID with line, column and what is allowed there; FILE_UNREADABLE
 */
export async function readBudgetFile(path: string, name: string): Promise<BudgetFile> {
  const text = await readTextFile(path, { name, maxBytes: maxHandwrittenBytes });
  return parseSettings(budgetFileSchema, name, text).value;
}
