import { nodeServerRecipe } from '../../generate/stages/node-server.ts';

export default nodeServerRecipe('express', 'Express');
