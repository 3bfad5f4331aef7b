// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { startFakeApi } from '@/testing/fake-api';
import { TodoBoard } from './todo-board';

const boat = { id: 7, title: 'Paint the boat', done: false, created_at: '2026-03-01T10:00:00Z' };
const bread = { id: 9, title: 'Buy bread', done: false, created_at: '2026-03-02T10:00:00Z' };

const shownTitles = () => screen.queryAllByRole('listitem').map((item) => item.querySelector('span')?.textContent);
const click = (role: string, name: string) => fireEvent.click(screen.getByRole(role, { name }));

test('adding puts the new todo on top and empties the field', async () => {
  await using api = await startFakeApi({ 'POST /api/todos': { status: 201, body: bread } });
  render(<TodoBoard apiUrl={api.url} initial={[boat]} />);
  const field = screen.getByLabelText<HTMLInputElement>('New todo');

  fireEvent.change(field, { target: { value: 'Buy bread' } });
  click('button', 'Add');

  await screen.findByText('0 of 2 done');
  expect(shownTitles()).toEqual(['Buy bread', 'Paint the boat']);
  expect(field.value).toBe('');
  expect(api.received).toEqual([{ call: 'POST /api/todos', body: { title: 'Buy bread' } }]);
});

test('ticking finishes a todo', async () => {
  await using api = await startFakeApi({ 'PATCH /api/todos/7': { status: 200, body: { ...boat, done: true } } });
  render(<TodoBoard apiUrl={api.url} initial={[bread, boat]} />);

  click('checkbox', 'Paint the boat');

  await screen.findByText('1 of 2 done');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Paint the boat' }).checked).toBe(true);
  expect(api.received).toEqual([{ call: 'PATCH /api/todos/7', body: { done: true } }]);
});

test('deleting takes a todo off the list', async () => {
  await using api = await startFakeApi({ 'DELETE /api/todos/9': { status: 204 } });
  render(<TodoBoard apiUrl={api.url} initial={[bread]} />);

  click('button', 'Delete “Buy bread”');

  await screen.findByText('Nothing to do. Add something below.');
  expect(shownTitles()).toEqual([]);
});

test('a refused change is explained, and what was typed stays', async () => {
  await using api = await startFakeApi({ 'POST /api/todos': { status: 503, body: { detail: 'No database.' } } });
  render(<TodoBoard apiUrl={api.url} initial={[boat]} />);
  const field = screen.getByLabelText<HTMLInputElement>('New todo');

  fireEvent.change(field, { target: { value: 'Buy bread' } });
  click('button', 'Add');

  expect((await screen.findByRole('alert')).textContent).toContain('No database.');
  expect(field.value).toBe('Buy bread');
  expect(shownTitles()).toEqual(['Paint the boat']);
});

test('a list that could not be loaded can be loaded again', async () => {
  await using api = await startFakeApi({ 'GET /api/todos': { status: 200, body: [bread, boat] } });
  render(<TodoBoard apiUrl={api.url} initial={undefined} />);
  expect(screen.getByRole('alert').textContent).toContain('The list could not be loaded.');

  click('button', 'Reload the list');

  await screen.findByText('0 of 2 done');
  expect(screen.queryByRole('alert')).toBeNull();
});
