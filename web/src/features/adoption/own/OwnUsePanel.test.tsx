/** One's own office and a resource: begin, be told that a colleague was first, change, take a newer version; nothing for others. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import type { Resource } from '../../library/resourceQuery';
import { resourceFacts } from '../../library/testing';
import type { OwnUse } from '../adoptionQuery';
import { AdoptTemplate, ChangeAdoption } from './adoptionOrders';
import { ViewerQuery, type Viewer } from '../../directory/viewer';
import { OwnUsePanel } from './OwnUsePanel';

const use: OwnUse = {
  id: 'u1',
  status: 'IN_USE',
  canChange: true,
  report: {
    revision: 3,
    versionNumber: 1,
    intent: 'TELL_UPDATES',
    printed: 1200,
    mailed: null,
    note: 'Fewer calls.',
    saidAt: '2026-10-01T14:00:00Z',
    saidBy: { id: 'p1', name: 'Marcus' },
  },
};

const resource = (change: Partial<Resource> = {}) => resourceFacts({ viewerActions: ['ADOPT'], ...change });

const panel = (shown: Resource, ...mocks: Mock[]) => renderPart(<OwnUsePanel resource={shown} />, mockClient(mocks));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const changed = { id: 'u1', status: 'IN_USE' as const, resource: { id: 'x1' } };

test('an office begins to use it', async () => {
  panel(
    resource(),
    mock(AdoptTemplate, ({ input }) => {
      expect(input).toEqual({ resourceId: 'x1', status: 'PLANNED', intent: 'KEEP_COPY', note: 'For May.' });
      return { data: { adoptTemplate: { __typename: 'TemplateAdopted' as const, adoption: changed } } };
    }),
  );
  await press('Use this in our office');
  expect(screen.queryByRole('radio', { name: /We stopped using it/ })).toBeNull();
  expect(screen.getByText(/^Whoever can read this resource sees that your office uses it/)).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'We plan to use it' }));
  await userEvent.click(screen.getByRole('radio', { name: /^Keep our copy/ }));
  await userEvent.type(screen.getByLabelText('What came of it (optional)'), 'For May.');
  await press('Save');
  expect(await screen.findByRole('heading', { name: 'Noted: your office plans to use this' })).toBeTruthy();
});

test('what was made for other states says so to an office of another one', async () => {
  const department = { id: 'd1', ocdId: 'ocd', name: 'Plymouth', state: 'WI' as const, stateName: 'Wisconsin' };
  const viewer: Viewer = {
    person: { id: 'p1', name: 'Dana', demo: true },
    seats: [{ id: 's1', post: 'CHIEF', role: 'STEWARD', department }],
    allianceRole: null,
    newInSavedSearches: 0,
    hats: [{ seat: { id: 's1' }, allianceRole: null, current: true }],
  };
  const asked = mock(ViewerQuery, () => ({ data: { viewer } }));
  const { unmount } = panel(resource({ states: ['IL', 'AZ'] }), asked);
  expect(await screen.findByText('Made for: Illinois, Arizona. Your office is in Wisconsin.')).toBeTruthy();
  unmount();
  panel(resource({ states: ['IL', 'WI'] }), asked);
  await screen.findByRole('button', { name: 'Use this in our office' });
  expect(screen.queryByText(/^Made for/)).toBeNull();
});

test('says that a colleague was first, and that nothing is published', async () => {
  panel(
    resource(),
    mock(AdoptTemplate, () => ({
      data: {
        adoptTemplate: { __typename: 'TemplateAlreadyAdopted' as const, message: 'it is there', adoption: changed },
      },
    })),
  );
  await press('Use this in our office');
  await press('Save');
  expect(await screen.findByText('It is there')).toBeTruthy();

  panel(
    resource(),
    mock(AdoptTemplate, () => ({
      data: { adoptTemplate: { __typename: 'TemplateNotAdoptable' as const, message: 'nothing is published' } },
    })),
  );
  await press('Use this in our office');
  await press('Save');
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing is published');
});

test('a change sends what changed, and a wrong number nothing', async () => {
  panel(
    resource({ myAdoption: use }),
    mock(ChangeAdoption, ({ input }) => {
      expect(JSON.parse(JSON.stringify(input))).toEqual({
        adoptionId: 'u1',
        revision: 3,
        status: 'RETIRED',
        printed: 1300,
        mailed: null,
        note: 'Fewer calls.',
      });
      return { data: { changeAdoption: { __typename: 'AdoptionChanged' as const, adoption: changed } } };
    }),
  );
  expect(screen.getByText('1,200 copies printed')).toBeTruthy();
  await press('Change what our office says');
  const printed = screen.getByLabelText('Copies printed (optional)');
  await userEvent.clear(printed);
  await userEvent.type(printed, 'many');
  await press('Save');
  expect(screen.getByRole('link', { name: 'Enter a whole number, like 2,300' })).toBeTruthy();
  await userEvent.clear(printed);
  await userEvent.type(printed, '1,300');
  await userEvent.click(screen.getByRole('radio', { name: /^We stopped using it/ }));
  await press('Save');
  expect(await screen.findByRole('heading', { name: 'Noted: your office has stopped using this' })).toBeTruthy();
});

test('a newer version is taken; whoever was late is told so', async () => {
  panel(
    resource({ myAdoption: use, currentVersion: { ...resource().currentVersion!, id: 'v2', number: 2 } }),
    mock(ChangeAdoption, ({ input }) => {
      expect(input).toEqual({ adoptionId: 'u1', revision: 3, versionId: 'v2' });
      return {
        data: {
          changeAdoption: {
            __typename: 'AdoptionConflict' as const,
            message: 'a colleague did',
            adoption: { id: 'u1' },
          },
        },
      };
    }),
  );
  expect(screen.getByText('Version 2 is out.')).toBeTruthy();
  await press('Take version 2');
  await userEvent.click(screen.getAllByRole('button', { name: 'Take version 2' })[1]!);
  expect(await screen.findByText('A colleague did')).toBeTruthy();
});

test('whoever may not say so sees nothing to press', () => {
  panel(resource({ viewerActions: [] }));
  expect(screen.queryByRole('button')).toBeNull();
  panel(resource({ viewerActions: [], myAdoption: { ...use, canChange: false } }));
  expect(screen.getByText('Fewer calls.')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
