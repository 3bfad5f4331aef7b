import { sqlWiring } from '../sql-wiring.ts';

export const wiring = sqlWiring('mysql');
