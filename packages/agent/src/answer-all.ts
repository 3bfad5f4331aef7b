type Questions = Readonly<Record<string, () => unknown>>;

/** Answers one question after the other; one that throws says why, and the next one is asked. */
export async function answerAll(questions: Questions, asked: readonly string[]): Promise<Record<string, object>> {
  const report: Record<string, object> = {};
  for (const name of asked) report[name] = await answerOne(questions[name]);
  return report;
}

async function answerOne(question: Questions[string] | undefined): Promise<object> {
  if (question === undefined) return { reason: 'the agent does not know this question' };
  try {
    return { answer: await question() };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
