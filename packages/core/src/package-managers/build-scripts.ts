import { readJson } from '../repository/json-document.ts';
import { joinPath, type Repository } from '../repository/repository.ts';

/**
 * The scripts that build a package of Node: `build`, and before it those that Turborepo or Nx is told to run first
 * (`"dependsOn": ["^build", "generate"]`), as a build without the task runner has to do the same.
 */
export async function findBuildScripts(repository: Repository, root: string): Promise<readonly string[]> {
  const turbo = await readJson(repository, joinPath(root, 'turbo.json'), { comments: true });
  const nx = await readJson(repository, joinPath(root, 'nx.json'), { comments: true });
  const written =
    turbo?.get('tasks', 'build', 'dependsOn') ??
    turbo?.get('pipeline', 'build', 'dependsOn') ??
    nx?.get('targetDefaults', 'build', 'dependsOn');
  const before = Array.isArray(written) ? written.filter((task): task is string => typeof task === 'string') : [];
  return [...new Set([...before.map((task) => task.replace(/^\^/, '')).filter(isScript), 'build'])];
}

/** Neither a task of a package by its name (`web#build`) nor a variable (`$KEY`). */
function isScript(task: string): boolean {
  return /^[\w:-]+$/.test(task) && task !== 'build';
}
