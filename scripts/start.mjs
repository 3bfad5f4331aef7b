// `npm start`: ships examples/todo from source to proof and leaves it running.
import { buildCli, ensureEngine, ensurePackages, seaworthy } from './setup.mjs';

ensurePackages();
buildCli();
// Without an engine `ship` still does everything that needs none, and says what is unknown and why.
ensureEngine();
process.exitCode = seaworthy(['ship', 'examples/todo', '--up', ...process.argv.slice(2)]);
