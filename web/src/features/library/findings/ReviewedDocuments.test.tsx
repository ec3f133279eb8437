/** The documents of a review: what was found and decided is there to read and nothing to press; grave findings stand open. */
import { screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { renderPart } from '../../../ui/testing';
import type { DocumentFacts } from '../documentQuery';
import { documentFacts, finding } from '../testing';
import { ReviewedDocuments } from './ReviewedDocuments';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, params, search, children }: { to: string; params: object; search?: object; children: ReactNode }) => (
    <a href={`${to} ${JSON.stringify({ ...params, ...search })}`}>{children}</a>
  ),
}));

const names = ['a.docx', 'b.docx', 'c.docx'];
const plain = names.map((filename, at) => documentFacts({ id: `p${at}`, filename, scan: 'CLEAN' }));
const show = (documents: DocumentFacts[], reviewId: string | undefined = 'r1') =>
  renderPart(<ReviewedDocuments documents={documents} reviewId={reviewId} />);
const panelOf = (filename: string) =>
  screen
    .getByRole('heading', { level: 3, name: filename })
    .closest('li')!
    .querySelector<HTMLDetailsElement>('.findings')!;

test('documents without findings stand behind one line, which names them', () => {
  show(plain);
  const summary = screen.getByText('Nothing found in 3 documents').closest('summary')!;
  expect(summary.textContent).toBe('Nothing found in 3 documents: a.docx, b.docx, c.docx');
  expect(summary.closest('details')!.open).toBe(false);
});

test('what was not scanned is not called clean', () => {
  show([...plain, documentFacts({ id: 'n', filename: 'n.pdf', scan: 'NOT_SCANNED' })]);
  expect(screen.getByText(/1 not scanned for malware/).closest('summary')?.textContent).toContain(
    'Nothing found in 4 documents',
  );
});

test('what is serious or about people is open; the rest is closed', () => {
  const findings = { serious: 'MACROS', people: 'HOME_ADDRESS', other: 'TRACKED_CHANGES' } as const;
  show([
    documentFacts({
      id: '1',
      filename: 'serious',
      findings: [finding({ code: findings.serious, severity: 'SERIOUS' })],
    }),
    documentFacts({ id: '2', filename: 'people', findings: [finding({ code: findings.people })] }),
    documentFacts({ id: '3', filename: 'other', findings: [finding({ code: findings.other })] }),
    ...plain,
  ]);
  expect(Object.keys(findings).map((name) => panelOf(name).open)).toEqual([true, true, false]);
  expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
    ...Object.keys(findings),
    ...names,
  ]);
});

test('a finding says what, where and what to do; the scan and the reason are told; there is nothing to press', () => {
  const decision = { choice: 'KEPT_ORIGINAL' as const, reason: 'A made-up number.', decidedAt: '2026-11-01T00:00:00Z' };
  const number = finding({
    code: 'SOCIAL_SECURITY_NUMBER',
    severity: 'SERIOUS',
    title: 'Social Security numbers',
    mend: 'Remove the numbers.',
    places: [{ at: 'page 2', excerpt: 'SSN ***-**-9999' }],
  });
  const previews = [1, 2].map((at) => ({ number: at, width: 850, height: 1100, path: `/files/a1/pages/${at}` }));
  show([documentFacts({ filename: 'log.docx', scan: 'CLEAN', findings: [number], decision, previews })]);
  const text = panelOf('log.docx').textContent!;
  for (const said of ['1 serious', 'Social Security numbers (1)', 'Remove the numbers.', 'page 2: SSN ***-**-9999']) {
    expect(text).toContain(said);
  }
  expect(screen.getByText(/Scanned for malware, nothing found/)).toBeTruthy();
  expect(screen.getByText(/Kept as it is since .*: A made-up number\.$/)).toBeTruthy();
  const link = screen.getByRole('link', { name: 'log.docx' });
  expect(link.getAttribute('href')).toBe('/documents/$id {"id":"a1","review":"r1"}');
  expect(screen.getByAltText('Page 2 of log.docx').getAttribute('src')).toBe('/files/a1/pages/2');
  expect(screen.queryByRole('button')).toBeNull();
});

test('it is said whether a clean copy was taken, made and left, or nothing was decided', () => {
  const took = { choice: 'TOOK_CLEAN_COPY' as const, reason: null, decidedAt: '2026-11-01T00:00:00Z' };
  show([
    documentFacts({ id: '1', filename: 'copy', cleanedFromId: '9' }),
    documentFacts({ id: '2', filename: 'left', findings: [finding()], decision: took }),
    documentFacts({ id: '3', filename: 'silent', findings: [finding()] }),
  ]);
  const saying = (filename: string) =>
    screen.getByRole('heading', { level: 3, name: filename }).closest('li')!.textContent;
  expect(saying('copy')).toContain('This is the clean copy');
  expect(saying('left')).toMatch(/A clean copy was made of it on .*This is still the original\./);
  expect(saying('silent')).toContain('Its author has not said why it stays as it is.');
});

test('once it is decided the findings stay and the documents are not opened from here', () => {
  const previews = [{ number: 1, width: 850, height: 1100, path: '/files/a1/pages/1' }];
  const found = documentFacts({ filename: 'log.docx', findings: [finding()], previews });
  renderPart(<ReviewedDocuments documents={[found]} publishedAs="call-tree" />);
  const links = within(screen.getByRole('region', { name: 'Documents' })).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/r/$slug {"slug":"call-tree"}']);
  expect(document.querySelector('img')).toBeNull();
  expect(panelOf('log.docx').textContent).toContain('Tracked changes');
  renderPart(<ReviewedDocuments documents={[found]} />);
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByText(/only for their department again/)).toBeTruthy();
});

test('whoever may not see the findings is not told that there are none', () => {
  show([documentFacts({ filename: 'log.docx', findings: null })]);
  expect(screen.queryByText(/Nothing found/)).toBeNull();
  expect(screen.getByRole('link', { name: 'log.docx' })).toBeTruthy();
});
