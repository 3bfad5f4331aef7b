import { folderOf, type Repository } from '../repository/repository.ts';
import { isWithin } from '../text/path.ts';
import { findServiceFolders, type ServiceFolder } from './service-folder.ts';

/** How people call the folder of a site that is part of a larger repository. */
const siteNames =
  /^(?:frontend|front-end|client|web|website|site|www|html|htdocs|landing|landing-page|public|public_html|src|static-site|ui)$/;

/**
 * Folders that may be sites of plain pages: the whole repository where nothing else is in it, and beside services the
 * folders that are called so. None within a folder that has a manifest: its pages are that one's.
 */
export function findSiteFolders(
  repository: Repository,
  services: readonly Pick<ServiceFolder, 'path'>[],
  ignored: readonly string[],
): ServiceFolder[] {
  if (!repository.files.some((file) => file === 'index.html' || file.endsWith('/index.html'))) return [];
  const found = findServiceFolders(repository, ['index.html'], ignored);
  const whole = found.find(({ path }) => path === '.');
  // All that lies there would be served: another service's sources, too.
  if (whole !== undefined) return services.length > 0 ? [] : [wholeRepository(repository, whole)];
  return found
    .filter(({ path }) => folderOf(path) === '.' && siteNames.test(path))
    .filter(({ path }) => !services.some((service) => isWithin(path, service.path) || isWithin(service.path, path)))
    .map((folder) => ({ ...folder, files: repository.files.filter((file) => file.startsWith(`${folder.path}/`)) }));
}

/** Without the folders below it taken out, whose pages are its own. */
function wholeRepository(repository: Repository, folder: ServiceFolder): ServiceFolder {
  return { ...folder, files: repository.files };
}
