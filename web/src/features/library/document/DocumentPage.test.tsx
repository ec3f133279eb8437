/** The page of a document: its pictures with their texts, its words and how they came about, and its exact fingerprint. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { DocumentTextQuery } from '../documentQuery';
import { documentFacts, finding } from '../testing';
import { DocumentReading } from './DocumentPage';

vi.mock('@tanstack/react-router', () => ({ getRouteApi: () => ({}), Link: () => null }));
// The findings' own words are not needed in English.
vi.mock('../../../ui/locale', () => ({ wantWords: async () => {} }));

const text = (answer: { text: string; truncated: boolean; recognized: boolean } | null) =>
  mock(DocumentTextQuery, () => ({ data: { node: { __typename: 'Attachment' as const, id: 'a1', text: answer } } }));

const reader = documentFacts({ findings: null, scan: 'CLEAN', downloads: 12 });

test('the pictures of the pages have a text, a size, and load when they are needed', () => {
  const previews = [1, 2].map((number) => ({ number, width: 850, height: 1100, path: `/files/a1/pages/${number}` }));
  renderPart(<DocumentReading document={{ ...reader, pages: 40, previews }} />);
  const second = screen.getByRole('img', { name: 'Page 2 of tree.docx' });
  expect(['src', 'width', 'height', 'loading'].map((name) => second.getAttribute(name))).toEqual([
    '/files/a1/pages/2',
    '850',
    '1100',
    'lazy',
  ]);
  expect(screen.getByText(/The first 2 of 40 pages/)).toBeTruthy();
  expect(screen.getByText('Downloaded 12 times')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Download tree.docx' }).getAttribute('href')).toBe('/files/a1');
  expect(screen.queryByRole('heading', { name: 'What we found' })).toBeNull();
});

test('words that a computer recognized are marked so', async () => {
  const words = text({ text: 'Seal no.\t12\nSigned', truncated: true, recognized: true });
  renderPart(<DocumentReading document={reader} />, mockClient([words]));
  const details = screen.getByText('Show the words').closest('details')!;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  expect((await screen.findByText(/^Seal no\./)).textContent).toBe('Seal no.\t12\nSigned');
  expect(screen.getByRole('heading', { name: 'Read by a computer' })).toBeTruthy();
  expect(screen.getByText(/the rest of its words is not shown/)).toBeTruthy();
});

test('the fingerprint is shown in groups and copied exactly', async () => {
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  const user = userEvent.setup();
  renderPart(<DocumentReading document={{ ...reader, sha256 }} />);
  const code = document.querySelector('.fingerprint')!;
  expect(code.textContent).toBe(sha256);
  expect(code.children).toHaveLength(8);
  await user.click(screen.getByRole('button', { name: 'Copy the fingerprint' }));
  expect(await navigator.clipboard.readText()).toBe(sha256);
  expect(screen.getByText('Copied')).toBeTruthy();
});

test('those who wrote it see what was found, and a document that was refused cannot be downloaded', async () => {
  renderPart(<DocumentReading document={{ ...reader, findings: [finding()] }} />);
  expect(await screen.findByRole('heading', { name: 'What we found' })).toBeTruthy();
  renderPart(<DocumentReading document={{ ...reader, state: 'REFUSED', refusal: 'it holds malware' }} />);
  expect(screen.getByText('It holds malware')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});
