// `node --import @seaworthy/runtime/register server.js`: everything that needs no code.
import { install } from './install.ts';

install();
