import { escapePattern } from '../../repository/escape-pattern.ts';
import { readComponents } from './component-reads.ts';
import type { NodeFolder } from './node-folder.ts';

/** Mappers and frameworks that load a driver by what their settings call the database. */
const loaders = [
  ...['knex', 'objection', 'bookshelf', 'sequelize', 'sequelize-typescript', 'typeorm', 'waterline', 'drizzle-orm'],
  ...['@mikro-orm/core', '@adonisjs/lucid', '@strapi/strapi', '@prisma/client', 'directus', '@loopback/repository'],
  ...['cache-manager', 'keyv', 'unstorage', '@keystone-6/core', '@nestjs/microservices'],
];

/**
 * True when a source, a comment of it included, names one of the packages. What only a package of the workspace imports is
 * that package's to declare.
 */
export async function mayLoad(folder: NodeFolder, packages: readonly string[]): Promise<boolean> {
  if (loaders.some((name) => folder.manifest.dependency(name) !== undefined)) return true;
  const named = new RegExp(`['"\`](?:${packages.map(escapePattern).join('|')})['"\`/]`);
  if (folder.javaScript.some(({ text }) => named.test(text))) return true;
  const components = await readComponents(folder);
  return components.some(({ text }) => named.test(text));
}
