/** The form of a concept: rows by keyboard, problems at their rows, a save of somebody else, and the preview. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { ConceptForm } from './ConceptForm';
import { PreviewConceptQuery, SaveConcept, type Concept } from './conceptQuery';

const concept: Concept = {
  id: 'c1',
  key: 't001',
  preferred: 'poll worker',
  category: 'people',
  revision: 3,
  origin: 'IMPORTED',
  retiredAt: null,
  retiredReason: null,
  canManage: true,
  labels: [
    { text: 'poll worker', kind: 'PREFERRED', state: null, checked: true, source: null },
    { text: 'poll clerk', kind: 'VARIANT', state: null, checked: true, source: null },
  ],
  broader: [],
  narrower: [],
  related: [],
};

const onSaved = vi.fn();
const onTheirs = vi.fn();
const form = (start: Concept | null, ...mocks: Mock[]) =>
  renderPart(
    <ConceptForm concept={start} categories={['people']} onSaved={onSaved} onTheirs={onTheirs} />,
    mockClient(mocks),
  );
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save the concept' }));

test(
  'a list of words is typed without the mouse, and rows without a word are not sent',
  { timeout: 20_000 },
  async () => {
    const sent = vi.fn();
    form(
      null,
      mock(SaveConcept, ({ input }) => {
        sent(input);
        return { data: { saveConcept: { __typename: 'ConceptSaved' as const, concept, warnings: [] } } };
      }),
    );
    await userEvent.type(screen.getByLabelText('The word that is shown'), 'baton');
    await userEvent.type(screen.getByLabelText('Category'), 'ways');
    await userEvent.type(screen.getByLabelText('Word 1'), 'runner{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText('Word 2'));
    await userEvent.keyboard('dasher{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText('Word 3'));
    await userEvent.selectOptions(screen.getByLabelText('State of dasher'), 'IL');
    expect((screen.getByLabelText('Kind of dasher') as HTMLSelectElement).value).toBe('STATE');
    await userEvent.click(screen.getByRole('button', { name: 'Remove runner' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Word 1'));
    await save();
    expect(sent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        revision: 0,
        preferred: 'baton',
        category: 'ways',
        labels: [{ text: 'dasher', kind: 'STATE', state: 'IL', checked: false, source: null }],
      }),
    );
    expect(onSaved).toHaveBeenCalledWith(concept, []);
  },
);

test('a problem of the server stands at the row that it is about, and the summary leads there', async () => {
  form(
    concept,
    mock(SaveConcept, () => ({
      data: {
        saveConcept: {
          __typename: 'ConceptRefused' as const,
          problems: [{ field: 'labels', label: 0, message: 'a label stands here twice' }],
        },
      },
    })),
  );
  await save();
  const link = await screen.findByRole('link', { name: 'A label stands here twice' });
  expect(screen.getByLabelText('Word 1').getAttribute('aria-invalid')).toBe('true');
  await userEvent.click(link);
  expect(document.activeElement).toBe(screen.getByLabelText('Word 1'));
});

test('a save of somebody else is told, and mine goes over it only when I say so', async () => {
  const sent = vi.fn();
  const theirs = { ...concept, revision: 4, preferred: 'election worker' };
  form(
    concept,
    mock(SaveConcept, ({ input }) => {
      sent(input.revision);
      return input.revision === 4
        ? {
            data: {
              saveConcept: { __typename: 'ConceptSaved' as const, concept: { ...concept, revision: 5 }, warnings: [] },
            },
          }
        : { data: { saveConcept: { __typename: 'ConceptConflict' as const, concept: theirs } } };
    }),
  );
  await save();
  expect(await screen.findByText('Somebody else saved this concept while you were writing')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show what is saved now' }));
  expect(onTheirs).toHaveBeenLastCalledWith(theirs);
  await userEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  expect(sent.mock.calls.flat()).toEqual([3, 4]);
});

test('the preview tells what moves, and says when the form has changed since', async () => {
  const asked = vi.fn();
  form(
    concept,
    mock(PreviewConceptQuery, (variables) => {
      asked(variables.queries);
      const top = [{ title: 'Agenda', elsewhere: null }];
      return {
        data: {
          previewConcept: {
            __typename: 'ConceptPreview' as const,
            tried: 4,
            changed: 1,
            changes: [
              {
                query: 'greeter',
                before: { totalCount: 0, alsoSearched: [], top: [] },
                after: { totalCount: 1, alsoSearched: ['poll worker'], top },
              },
            ],
          },
        },
      };
    }),
  );
  await userEvent.type(screen.getByLabelText('More searches to try (optional)'), 'greeter\n\n host ');
  await userEvent.click(screen.getByRole('button', { name: 'Show what this changes' }));
  expect(asked).toHaveBeenCalledWith(['greeter', 'host']);
  expect(await screen.findByText('1 of 4 searches has another answer.')).toBeTruthy();
  const after = within(screen.getByRole('heading', { name: 'After the change' }).parentElement!);
  expect(after.getByRole('listitem').textContent).toBe('Agenda (new)');
  expect(screen.getByText('Would also be searched: poll worker')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Word 1'), 's');
  expect(screen.getByText(/You changed the form since/)).toBeTruthy();
});
