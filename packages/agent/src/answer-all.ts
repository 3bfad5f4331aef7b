type Questions<Tested> = Readonly<Record<string, (tested: Tested) => unknown>>;

/** Answers one question after the other; one that throws says why, and the next one is asked. */
export async function answerAll<Tested>(
  questions: Questions<Tested>,
  asked: readonly string[],
  tested: Tested,
): Promise<Record<string, object>> {
  const report: Record<string, object> = {};
  for (const name of asked) report[name] = await answerOne(questions[name], tested);
  return report;
}

async function answerOne<Tested>(question: Questions<Tested>[string] | undefined, tested: Tested): Promise<object> {
  if (question === undefined) return { reason: 'the agent does not know this question' };
  try {
    return { answer: await question(tested) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
