export { describeLies } from './describe-lies.ts';
export { type Lie, readLies } from './read-lies.ts';
