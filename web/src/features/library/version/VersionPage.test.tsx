/** One version: it says whether it is the newest, names itself in its downloads and its citation, and keeps its own words. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import type { ResourceNotice } from '../noticeFragment';
import { detailsRead } from '../testing';
import { VersionPage, VersionReading } from './VersionPage';
import { VersionQuery, type Version, type VersionOf } from './versionQuery';

vi.mock('@tanstack/react-router', () => ({
  getRouteApi: () => ({ useParams: () => ({ slug: 'call-tree', number: '2' }) }),
  Link: ({ to, search, children }: { to: string; search?: Record<string, string>; children: ReactNode }) => (
    <a href={search ? `${to}?${new URLSearchParams(search)}` : to}>{children}</a>
  ),
}));

// They have tests of their own.
vi.mock('../details/LazyDetails', () => ({ LazyDetails: () => null }));

const version: Version = {
  id: 'v2',
  number: 2,
  publishedAt: '2026-10-03T00:00:00Z',
  changeNote: 'Other numbers.',
  corrects: false,
  title: 'Call tree of old',
  summary: 'Whom to call',
  bodyHtml: '',
  reach: 'STATE',
  values: [],
  standards: [],
  topics: ['demo'],
  states: ['AZ'],
  language: 'es',
  licence: null,
  sourceUrl: null,
  details: detailsRead(),
  archivePath: null,
  attachments: [
    {
      id: 'a1',
      filename: 'tree.docx',
      mediaType: 'application/msword',
      byteSize: 10,
      sha256: 'ff',
      state: 'READY',
      refusal: null,
      downloadPath: '/files/a1',
      previews: [],
    },
  ],
};
const resource = (newest: number | null): Omit<VersionOf, 'version'> => ({
  id: 'r1',
  slug: 'call-tree',
  kind: 'TEMPLATE',
  department: { id: 'd1', ocdId: 'ocd', name: 'Pima County', state: 'AZ', stateName: 'Arizona' },
  currentVersion: newest === null ? null : { id: 'v', number: newest },
});
const notice = (status: ResourceNotice['status']): ResourceNotice => ({
  title: 'Call tree of old',
  status,
  byAlliance: false,
  reason: 'A number is wrong.',
  madeAt: '2026-10-05T00:00:00Z',
  department: resource(null).department,
  successor: null,
});
const show = (newest: number | null, told: ResourceNotice | null = null) =>
  renderPart(
    <VersionReading
      answer={{ notice: told, values: [], standards: [] }}
      resource={resource(newest)}
      version={version}
    />,
  );

test('an older version leads to the newest', () => {
  show(5);
  expect(screen.getByRole('heading', { name: 'This is version 2 of 5, from Oct 3, 2026' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'version 5' }).getAttribute('href')).toBe('/r/$slug');
  expect(screen.getByRole('link', { name: 'Compare with the newest' }).getAttribute('href')).toBe(
    '/r/$slug/compare?from=2&to=5',
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Call tree of old');
  expect(screen.getByText('Spanish')).toBeTruthy();
});

test('the newest says so', () => {
  show(2);
  expect(screen.getByRole('heading', { name: 'This is the newest version' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Compare with the newest' })).toBeNull();
});

test('the download and the citation name the version', () => {
  show(5);
  expect(screen.getByRole('link', { name: 'Download tree.docx' }).getAttribute('href')).toBe('/files/a1?version=2');
  expect(screen.getByText(/Version 2, 2026-10-03\. Alliance Commons\. .*\/r\/call-tree\/v\/2$/)).toBeTruthy();
});

test('one that nobody keeps up any more says so; the address of one that is gone tells what became of it', () => {
  show(2, notice('ARCHIVED'));
  expect(screen.getByRole('heading', { name: 'Kept for the record, not kept up any more' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'This is the last version' })).toBeTruthy();
  expect(screen.queryByText(/when newer ones come/)).toBeNull();
  const gone = { resource: null, notice: notice('WITHDRAWN'), values: [], standards: [] };
  renderPart(<VersionPage />, mockClient([mock(VersionQuery, () => ({ data: gone }))]));
  expect(screen.getByRole('heading', { name: 'Pima County, Arizona withdrew this' })).toBeTruthy();
});
