/** A draft as another department would meet it: whether they could read it and why, the verdict, and the page itself. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { ViewerQuery } from '../../directory/viewer';
import { DepartmentChoicesQuery } from '../../directory/pick/departmentChoicesQuery';
import { detailsRead } from '../testing';
import { PreviewPage } from './PreviewPage';
import { PreviewDraftQuery, PreviewedQuery, type DraftPreview, type PreviewedResource } from './previewQuery';

const { at, goneTo } = vi.hoisted(() => ({
  at: { department: undefined as string | undefined },
  goneTo: vi.fn<(where: unknown) => void>(),
}));
vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>,
  getRouteApi: () => ({
    useParams: () => ({ slug: 'seal-log' }),
    useSearch: () => at,
    useNavigate: () => goneTo,
  }),
}));
beforeEach(() => {
  at.department = undefined;
  goneTo.mockReset();
});

const home = { id: 'd1', name: 'Yuma County', state: 'AZ' as const };
const kent = { id: 'd2', name: 'Kent County', state: 'MI' as const, stateName: 'Michigan' };
const draft: PreviewedResource['draft'] = {
  title: 'Seal log',
  summary: 'For bags.',
  bodyHtml: '<p>One a line.</p>',
  topics: [],
  details: detailsRead({ effort: 'Two people, half a day.' }),
  attachments: [],
};
const preview: DraftPreview = {
  department: { ...kent, size: 'LARGE' },
  reads: false,
  because: 'it is shared with the departments of Arizona only',
  verdict: {
    state: 'MI',
    usability: 'USABLE_WITH_CHANGES',
    reason: 'Two seals a bag.',
    citation: 'MCL 168.1',
    checkedOn: '2026-10-01',
  },
  applies: false,
  fitsSize: true,
};

function page(met: DraftPreview | null = preview, held: PreviewedResource['draft'] = draft) {
  const resource = { id: 'x1', slug: 'seal-log', kind: 'TEMPLATE' as const, department: home, draft: held };
  const node = { ...kent, ocdId: 'mi', county: null };
  renderPart(
    <PreviewPage />,
    mockClient([
      mock(PreviewedQuery, () => ({ data: { resource } })),
      mock(ViewerQuery, () => ({
        data: { viewer: { person: null, seats: [], allianceRole: null, newInSavedSearches: 0, hats: [] } },
      })),
      mock(PreviewDraftQuery, ({ resourceId, ocdId }) => {
        expect([resourceId, ocdId]).toEqual(['x1', 'mi']);
        return { data: { previewDraft: met } };
      }),
      mock(DepartmentChoicesQuery, () => ({ data: { departments: { totalCount: 1, edges: [{ node }] } } })),
    ]),
  );
}

test('the page is there at once; a department is chosen by name and stands in the address', async () => {
  page();
  const shown = screen.getByRole('region', { name: 'Seal log' });
  expect(within(shown).getByText('One a line.')).toBeTruthy();
  expect(await within(shown).findByText('Two people, half a day.')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Which department?' })).toBeTruthy();
  await userEvent.type(screen.getByRole('searchbox'), 'Kent{Enter}');
  await userEvent.click(screen.getByRole('button', { name: /Preview as/ }));
  expect(goneTo).toHaveBeenCalledWith({ search: { department: 'mi' } });
});

test('it says whether they could read it and why, whether it is for them, and the verdict', () => {
  at.department = 'mi';
  page();
  const met = screen.getByRole('region', { name: 'To Kent County, Michigan' });
  for (const words of [
    'No · It is shared with the departments of Arizona only',
    'No: Michigan is not among the states that you named.',
    'Yes · Large',
    'Usable with changes · checked on Oct 1, 2026',
    'Two seals a bag.',
    'MCL 168.1',
  ]) {
    expect(met.textContent).toContain(words);
  }
});

test('an address that names no department says so', () => {
  at.department = 'mi';
  page(null);
  expect(screen.getByRole('heading', { name: 'There is no such department' })).toBeTruthy();
});

test('where there is no draft it leads to the page', () => {
  page(preview, null);
  expect(screen.getByRole('heading', { name: 'There is no draft' })).toBeTruthy();
});
