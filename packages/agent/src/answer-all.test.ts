import { expect, test } from 'vitest';
import { answerAll } from './answer-all.ts';

test('a question that throws keeps none of the others from its answer', async () => {
  const order: string[] = [];
  const questions = {
    tide: async (harbour: string) => {
      order.push(`tide of ${harbour}`);
      return { high: 7 };
    },
    wind: () => {
      order.push('wind');
      throw new Error('no vane');
    },
    fog: () => undefined,
  };
  expect(await answerAll(questions, ['wind', 'tide', 'fog', 'moon'], 'quay')).toEqual({
    wind: { reason: 'no vane' },
    tide: { answer: { high: 7 } },
    fog: { answer: undefined },
    moon: { reason: 'the agent does not know this question' },
  });
  expect(order).toEqual(['wind', 'tide of quay']);
});
