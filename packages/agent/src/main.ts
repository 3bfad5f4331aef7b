import { answerAll } from './answer-all.ts';
import { beOrphan, leaveOrphan } from './questions/init/orphan.ts';
import { questions } from './questions/questions.gen.ts';

/**
 * What runs in the container that joined the tested one: it sees that one's processes under their own numbers. Prints one
 * line of JSON, an answer or a reason for each question.
 */
const [role, ...asked] = process.argv.slice(1);

if (role === 'leave-orphan') leaveOrphan();
else if (role === 'be-orphan') beOrphan();
else {
  process.stdout.write(`${JSON.stringify(await answerAll(questions, asked))}\n`);
  // Timers and sockets of a question that gave up must not keep the container.
  process.exit(0);
}
