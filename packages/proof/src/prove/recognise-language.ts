/** Programs that run a language, and the variable by which its official images name their version. */
const LANGUAGES = [
  { id: 'node', program: /^(node|nodejs|npm|yarn|pnpm|bun)$/, variable: 'NODE_VERSION' },
  { id: 'python', program: /^(python[\d.]*|uvicorn|gunicorn)$/, variable: 'PYTHON_VERSION' },
];

/** The language of an image by what it starts, else by what it was built from; `other` where neither tells. */
export function recogniseLanguage(environment: readonly string[], command: readonly string[]): string {
  const programs = command.flatMap((word) => word.split(/\s+/)).map((word) => word.slice(word.lastIndexOf('/') + 1));
  const started = LANGUAGES.find(({ program }) => programs.some((name) => program.test(name)));
  const based = LANGUAGES.find(({ variable }) => environment.some((entry) => entry.startsWith(`${variable}=`)));
  return (started ?? based)?.id ?? 'other';
}
