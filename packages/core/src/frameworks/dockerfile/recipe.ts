import { defineRecipe } from '../define-recipe.ts';

/** The file that is there builds it, so that no stage is made. */
export default defineRecipe({
  framework: 'dockerfile',
  title: 'Dockerfile of its own',
  stages: () => [],
  madeByTools: [],
});
