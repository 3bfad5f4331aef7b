// `npm start`: ships examples/todo from source to proof and leaves it running.
import { buildCli, ensureEngine, ensurePackages, seaworthy } from './setup.mjs';

const words = process.argv.slice(2);
// Asking what it does must not do any of it.
if (words.some((word) => ['-h', '--help', 'help'].includes(word))) {
  console.log(`Usage: npm start [-- options of \`seaworthy ship\`]

Installs the packages of this checkout, builds the command line, sets up a Docker engine where none
answers (Debian and Ubuntu), ships examples/todo from source to proof, and leaves it running.

  npm start -- --no-tests           without the example's own test suites
  npm start -- --progress=plain     one line per event
  node packages/cli/dist/seaworthy.js ship --help    all options, once it is built
  node packages/cli/dist/seaworthy.js down examples/todo    stops what it left running`);
  process.exit(0);
}
ensurePackages();
buildCli();
// Without an engine `ship` still does everything that needs none, and says what is unknown and why.
ensureEngine();
process.exitCode = seaworthy(['ship', 'examples/todo', '--up', ...words]);
