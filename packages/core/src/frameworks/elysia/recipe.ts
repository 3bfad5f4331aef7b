import { nodeServerRecipe } from '../../languages/node/stages/server.ts';

export default nodeServerRecipe('elysia', 'Elysia');
