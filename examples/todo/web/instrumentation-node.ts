import { readSettings } from './lib/settings';

try {
  readSettings();
} catch (error) {
  // Next.js would log what is thrown here and go on serving errors.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
