/** Endorsing by the rubric, withdrawing, featuring, and adding to one of one's collections. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { AddToCollection } from '../edit/addOrder';
import type { Curated } from '../resourceCurationQuery';
import { curated, endorsement } from '../testing';
import { CurationTools } from './CurationTools';
import {
  EndorseResource,
  Feature,
  FeaturedIdsQuery,
  OwnCollectionsQuery,
  RubricQuery,
  Unfeature,
  WithdrawEndorsement,
} from './curationOrders';
import { daysFrom, isAhead, yearsFrom } from './days';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
}));

beforeEach(() => sessionStorage.clear());

const rubric = mock(RubricQuery, () => ({
  data: {
    endorsementRubric: ['Quality', 'Evidence'].map((name) => ({
      dimension: name.toLowerCase(),
      name,
      question: `${name}?`,
      guidance: `Look at ${name}.`,
    })),
  },
}));
const nothingFeatured = mock(FeaturedIdsQuery, () => ({ data: { featured: [] } }));
const tools = (change: Partial<Curated>, ...mocks: Mock[]) =>
  renderPart(<CurationTools resource={curated(change)} />, mockClient([...mocks, rubric, nothingFeatured]));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('every question needs a mark and words, and what is not met cannot be endorsed', async () => {
  const sent = vi.fn();
  tools(
    { viewerActions: ['ENDORSE'] },
    mock(EndorseResource, ({ input }) => {
      sent(input);
      return { data: { endorseResource: { endorsement: { id: 'e1', state: 'IN_FORCE' as const } } } };
    }),
  );
  await press('Endorse');
  expect(screen.getByRole('heading', { name: 'Endorse version 2' })).toBe(document.activeElement);
  expect(screen.getByText('Look at Quality.')).toBeTruthy();
  await press('Endorse it for the Alliance');
  expect(screen.getByRole('link', { name: 'Quality: choose how well it does' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Evidence: say why, in at least 10 letters' })).toBeTruthy();
  const quality = within(screen.getByRole('group', { name: /^Quality/ }));
  const evidence = within(screen.getByRole('group', { name: /^Evidence/ }));
  await userEvent.click(quality.getByRole('radio', { name: 'Meets it' }));
  await userEvent.click(evidence.getByRole('radio', { name: 'Not yet' }));
  for (const box of screen.getAllByRole('textbox', { name: /why\?$/ })) await userEvent.type(box, 'Read it all twice.');
  await userEvent.type(screen.getByRole('textbox', { name: 'What readers are told' }), 'A form for every office.');
  await press('Endorse it for the Alliance');
  expect(screen.getByRole('link', { name: /^Evidence: what is not met yet cannot be endorsed/ })).toBeTruthy();
  expect(sent).not.toHaveBeenCalled();
  await userEvent.click(evidence.getByRole('radio', { name: 'An example to others' }));
  await press('Endorse it for the Alliance');
  expect(await screen.findByRole('heading', { name: 'Endorsed' })).toBeTruthy();
  expect(sent).toHaveBeenCalledWith({
    resourceId: 'x1',
    versionId: 'v2',
    marks: [
      { dimension: 'quality', level: 'MEETS', words: 'Read it all twice.' },
      { dimension: 'evidence', level: 'EXEMPLARY', words: 'Read it all twice.' },
    ],
    statement: 'A form for every office.',
    expiresOn: yearsFrom(new Date(), 2),
  });
  expect(sessionStorage.length).toBe(0);
});

test('what was marked is there again after a reload', async () => {
  tools({ viewerActions: ['ENDORSE'] });
  await press('Endorse');
  await userEvent.click(screen.getAllByRole('radio', { name: 'Meets it' })[0]!);
  tools({ viewerActions: ['ENDORSE'] });
  await press('Endorse');
  expect((screen.getAllByRole('radio', { name: 'Meets it' })[0] as HTMLInputElement).checked).toBe(true);
});

test('an endorsement is withdrawn with a reason', async () => {
  tools(
    { viewerActions: ['ENDORSE'], endorsement: endorsement() },
    mock(WithdrawEndorsement, ({ input }) => {
      expect(input).toEqual({ endorsementId: 'e1', reason: 'The law has changed.' });
      return { data: { withdrawEndorsement: { endorsement: { id: 'e1', state: 'WITHDRAWN' as const } } } };
    }),
  );
  await press('Withdraw the endorsement');
  await press('Withdraw it');
  expect(screen.getByRole('link', { name: 'Give a reason' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'The law has changed.');
  await press('Withdraw it');
  expect(await screen.findByRole('heading', { name: 'The endorsement is withdrawn' })).toBeTruthy();
});

test('it is put on the front page with a sentence, until a day', async () => {
  tools(
    { viewerActions: ['FEATURE'] },
    mock(Feature, ({ input }) => {
      expect(input).toEqual({ resourceId: 'x1', note: 'Best of the year.', until: daysFrom(new Date(), 30) });
      return { data: { feature: { featured: { id: 'f1', until: input.until } } } };
    }),
  );
  await press('Feature');
  await press('Feature it');
  expect(screen.getByRole('link', { name: 'Say in a sentence why' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Why, in a sentence' }), 'Best of the year.');
  await press('Feature it');
  expect(await screen.findByRole('heading', { name: 'It is on the front page' })).toBeTruthy();
});

test('what is featured is taken from there, also where it may not be featured once more', async () => {
  const featured = { id: 'f1', until: '2027-01-01', resource: { id: 'x1' }, collection: null };
  tools(
    { viewerActions: ['ENDORSE'] },
    mock(FeaturedIdsQuery, () => ({ data: { featured: [featured] } })),
    mock(Unfeature, ({ input }) => {
      expect(input).toEqual({ featuredId: 'f1' });
      return { data: { unfeature: { featured: { id: 'f1' } } } };
    }),
  );
  expect(await screen.findByText(/^On the front page until/)).toBeTruthy();
  await press('Stop featuring');
  expect(await screen.findByRole('heading', { name: 'It has left the front page' })).toBeTruthy();
  // The mocked list still has it, as an answer that is a little old would.
  expect(screen.queryByRole('button', { name: 'Stop featuring' })).toBeNull();
});

test('it is added to one of one’s own collections; who has none is led to make one', async () => {
  const own = (titles: string[]) =>
    mock(OwnCollectionsQuery, () => ({
      data: {
        collections: {
          edges: titles.map((title) => ({
            node: { id: `c ${title}`, slug: title, title, viewerActions: ['EDIT' as const, 'ADD' as const] },
          })),
        },
      },
    }));
  tools(
    { viewerActions: ['ADD_TO_COLLECTION'] },
    own(['Boxes']),
    mock(AddToCollection, ({ input }) => {
      expect(input).toEqual({ collectionId: 'c Boxes', resourceId: 'x1', commentary: '' });
      return {
        data: {
          addToCollection: {
            __typename: 'CollectionItemAdded' as const,
            item: { id: 'i1', state: 'INVITED' as const },
          },
        },
      };
    }),
  );
  await press('Add to a collection');
  await press('Add it');
  expect(screen.getByRole('link', { name: 'Choose a collection' })).toBeTruthy();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Collection' }), 'c Boxes');
  await press('Add it');
  expect(await screen.findByRole('heading', { name: 'Asked for: Seal log' })).toBeTruthy();
  expect(screen.getByText(/^Yuma County, AZ is asked first/)).toBeTruthy();

  tools({ viewerActions: ['ADD_TO_COLLECTION'] }, own([]));
  await press('Add to a collection');
  await waitFor(() =>
    expect(screen.getByRole('link', { name: 'Make a collection first' }).getAttribute('href')).toBe('/collections'),
  );
});

test('days are counted in the calendar', () => {
  expect(yearsFrom(new Date('2028-02-29T10:00:00Z'), 2)).toBe('2030-03-01');
  expect(daysFrom(new Date('2026-11-30T23:59:00Z'), 30)).toBe('2026-12-30');
  expect(isAhead('2026-12-01', new Date('2026-11-30T10:00:00Z'))).toBe(true);
  expect(isAhead('2026-11-30', new Date('2026-11-30T10:00:00Z'))).toBe(false);
  expect(isAhead('', new Date())).toBe(false);
});
