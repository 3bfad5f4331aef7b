import { evidenceSchemas } from '@seaworthy/core/model';
import { defineAnswer } from '../define-answer.ts';

/** The container's own processes at one moment; who can watch for longer watches. */
export default defineAnswer({ touches: 'nothing', schema: evidenceSchemas.processes });
