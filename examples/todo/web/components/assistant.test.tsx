// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { type Answer, startFakeApi } from '@/testing/fake-api';
import { Assistant } from './assistant';

async function askWhileApiAnswers(answer: Answer, shown: string) {
  await using api = await startFakeApi({ 'POST /ask': answer });
  render(<Assistant endpoint={`${api.url}/ask`} />);
  fireEvent.change(screen.getByLabelText('Question about your list'), { target: { value: 'What first?' } });
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  const found = await screen.findByText(shown);
  expect(api.received).toEqual([{ call: 'POST /ask', body: { message: 'What first?' } }]);
  return found;
}

test('the reply is shown', async () => {
  const shown = await askWhileApiAnswers({ status: 200, body: { reply: 'The boat.' } }, 'The boat.');
  expect(shown.className).toBe('reply');
});

test('an assistant that is switched off says what to do', async () => {
  const shown = await askWhileApiAnswers({ status: 503, body: { detail: 'Set the key.' } }, 'Set the key.');
  expect(shown.className).toBe('problem');
});

test('a server without an explanation is named by its status', async () => {
  await askWhileApiAnswers({ status: 500 }, 'The server answered with status 500.');
});
