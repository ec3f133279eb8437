/** Saving a collection: nobody's words are overwritten unseen, and nothing that was typed is lost. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { useNews } from '../../../ui/useNews';
import { edited } from '../testing';
import { SaveCollection } from './editOrders';
import type { EditedCollection, SavedCollection } from './editQuery';
import { FieldsForm } from './FieldsForm';

beforeEach(() => sessionStorage.clear());

const data = {
  values: [{ slug: 'v', name: 'High Integrity', summary: '' }],
  standards: [],
  groups: { edges: [] },
};
function Told({ collection }: { collection: EditedCollection }) {
  const [news, tell] = useNews();
  return <FieldsForm collection={collection} data={data} own="STATE" news={news} onDone={tell} />;
}
const form = (...mocks: Mock[]) => renderPart(<Told collection={edited()} />, mockClient(mocks));
const saved = (change: Partial<SavedCollection> = {}): SavedCollection => {
  const { id, title, summary, introduction, reach, askedReach, groupName, group, ...rest } = edited();
  const { values, standards, topics, revision } = rest;
  const words = { id, title, summary, introduction, values, standards, topics, revision };
  return { ...words, reach, askedReach, groupName, group, ...change };
};
const retype = async (label: string, words: string) => {
  const field = screen.getByRole('textbox', { name: label });
  await userEvent.clear(field);
  await userEvent.type(field, words);
};
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save the collection' }));

test('what was changed is sent on top of what was seen', async () => {
  form(
    mock(SaveCollection, ({ input }) => {
      expect(JSON.parse(JSON.stringify(input))).toEqual({ collectionId: 'c1', revision: 3, summary: 'For one box.' });
      return {
        data: { saveCollection: { __typename: 'CollectionSaved' as const, collection: saved({ revision: 4 }) } },
      };
    }),
  );
  await save();
  expect(screen.getByRole('heading', { name: 'There is nothing new to save' })).toBeTruthy();
  await retype('Summary', 'For one box.');
  await save();
  expect(await screen.findByRole('heading', { name: 'The collection is saved' })).toBeTruthy();
  expect(sessionStorage.length).toBe(0);
});

test('what both changed is shown side by side, and the choice is sent on top of theirs', async () => {
  const sent = vi.fn();
  form(
    mock(SaveCollection, ({ input }) => {
      sent(JSON.parse(JSON.stringify(input)));
      const collection = saved({ title: 'Theirs', summary: 'Their summary', revision: 5 });
      return { data: { saveCollection: { __typename: 'CollectionConflict' as const, message: '', collection } } };
    }),
  );
  await retype('Title', 'Mine');
  await save();
  const heading = await screen.findByRole('heading', { name: /^Somebody saved this collection/ });
  expect(heading.closest('.usa-alert')).toBe(document.activeElement);
  expect((screen.getByRole('textbox', { name: 'Summary' }) as HTMLTextAreaElement).value).toBe('Their summary');
  await userEvent.click(screen.getByRole('button', { name: 'Use theirs' }));
  expect((screen.getByRole('textbox', { name: 'Title' }) as HTMLInputElement).value).toBe('Theirs');
  await userEvent.click(screen.getByRole('button', { name: 'Use yours' }));
  await save();
  expect(sent).toHaveBeenLastCalledWith({ collectionId: 'c1', revision: 5, title: 'Mine' });
});

test('where only the order has changed meanwhile it is saved without asking', async () => {
  const sent = vi.fn();
  form(
    mock(SaveCollection, ({ input }) => {
      sent(input.revision);
      if (input.revision === 3)
        return {
          data: {
            saveCollection: {
              __typename: 'CollectionConflict' as const,
              message: '',
              collection: saved({ revision: 4 }),
            },
          },
        };
      const collection = saved({ title: 'Mine', revision: 5 });
      return { data: { saveCollection: { __typename: 'CollectionSaved' as const, collection } } };
    }),
  );
  await retype('Title', 'Mine');
  await save();
  expect(await screen.findByRole('heading', { name: 'The collection is saved' })).toBeTruthy();
  expect(sent.mock.calls).toEqual([[3], [4]]);
});

test('an empty title is said at its field; what was typed is there again after a reload; the Alliance has no state', async () => {
  form();
  await retype('Introduction', 'Read this first.');
  await userEvent.clear(screen.getByRole('textbox', { name: 'Title' }));
  await save();
  expect(screen.getByRole('link', { name: 'Enter a title' })).toBeTruthy();
  expect(screen.getAllByRole('radio').map((choice) => (choice as HTMLInputElement).value)).toEqual([
    'ALLIANCE',
    'PUBLIC',
  ]);
  form();
  expect((screen.getByRole('textbox', { name: 'Introduction' }) as HTMLTextAreaElement).value).toBe('Read this first.');
});

test('new words that lose readers say so before they are saved; the order of values does not', async () => {
  const department = { id: 'd1', name: 'Yuma County', state: 'AZ' as const };
  const warning = /^Readers outside your state will not see this collection/;
  renderPart(<Told collection={edited({ department, published: true })} />);
  expect(screen.queryByText(warning)).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: 'High Integrity' }));
  expect(screen.queryByText(warning)).toBeNull();
  await retype('Summary', 'For one box.');
  expect(screen.getByText(warning).closest('[role="status"]')).toBeTruthy();
  for (const kept of [{ published: false }, { reach: 'STATE' as const }, { department: null }]) {
    sessionStorage.clear();
    renderPart(<Told collection={edited({ department, published: true, ...kept })} />);
    await retype('Summary', 'For one box.');
    expect(screen.queryByText(warning)).toBeNull();
  }
});

test('a wider reach than its own says that the Alliance reads it first', async () => {
  const department = { id: 'd1', name: 'Yuma County', state: 'AZ' as const };
  renderPart(<Told collection={edited({ department, reach: 'STATE' })} />);
  expect(screen.queryByText(/^The Alliance reads it first/)).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: /^Everyone/ }));
  expect(screen.getByText(/^The Alliance reads it first/).textContent).toContain('Departments in my state');
});
