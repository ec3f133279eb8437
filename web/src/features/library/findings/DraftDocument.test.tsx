/** A document on a draft: asked again until it is checked, its findings, the clean copy, and keeping it with a reason. */
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import type { HeldFacts } from '../attachmentFragment';
import { DocumentQuery, KeepOriginal, TakeCleanCopy, type Document } from '../documentQuery';
import { documentFacts, finding, heldFacts } from '../testing';
import { DraftDocument } from './DraftDocument';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { id: string } }) => (
    <a href={`/documents/${params.id}`}>{children}</a>
  ),
}));
afterEach(() => void vi.useRealTimers());

/** In small steps, so that what is drawn in one can set its clock for the next. */
async function pass(seconds: number) {
  for (let step = 0; step < seconds * 5; step++) await act(() => vi.advanceTimersByTimeAsync(200));
}

const answers = (...documents: Document[]) =>
  mock(DocumentQuery, ({ id }) => ({ data: { node: documents.find((document) => document.id === id) ?? null } }));

function draft(mocks: Mock[], props: { held?: HeldFacts; copy?: HeldFacts } = {}) {
  const onSwap = vi.fn<(next: HeldFacts) => void>();
  const onRemove = vi.fn();
  renderPart(
    <ul>
      <DraftDocument held={props.held ?? heldFacts()} copy={props.copy} onSwap={onSwap} onRemove={onRemove} />
    </ul>,
    mockClient(mocks),
  );
  return { onSwap, onRemove };
}

const found = documentFacts({
  cleanable: true,
  scan: 'CLEAN',
  findings: [
    finding({ code: 'METADATA', severity: 'NOTE', title: 'Names in the file’s properties' }),
    finding({
      code: 'OTHER_DEPARTMENT',
      severity: 'SERIOUS',
      title: 'Another office’s phone',
      count: 7,
      rule: 'WCAG 2.2 SC 1.3.1',
      places: [{ at: 'page 3', excerpt: 'call 555-0100' }],
    }),
  ],
});

test('is asked for again while it is being checked, ever more seldom, and then no more', async () => {
  vi.useFakeTimers();
  const asked: number[] = [];
  const query = mock(DocumentQuery, () => {
    asked.push(Date.now());
    return { data: { node: documentFacts({ state: asked.length < 4 ? 'CHECKING' : 'READY', scan: 'WAITING' }) } };
  });
  draft([query], { held: heldFacts({ state: 'CHECKING' }) });
  await pass(1);
  expect(screen.getByText(/Being checked/).textContent).toContain('Waiting for the malware scanner');
  await pass(120);
  expect(asked).toHaveLength(4);
  const pauses = asked.slice(1).map((time, place) => time - asked[place]!);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(screen.getByText(/Ready/)).toBeTruthy();
});

test('shows what was found by severity, with why, what to do, the rule and the places', async () => {
  draft([answers(found)]);
  const summary = await screen.findByText(/1 serious/);
  expect(summary.closest('summary')?.textContent).toMatch(/What we found in tree\.docx: 1 serious, 1 note/);
  expect(screen.getByText(/Scanned for malware, nothing found/)).toBeTruthy();
  await userEvent.click(summary);
  const headings = screen.getAllByRole('heading').map((heading) => heading.textContent);
  expect(headings).toEqual([
    'tree.docx',
    'Serious: can harm people or an election',
    'Another office’s phone (7)',
    'Notes: worth a look',
    'Names in the file’s properties (1)',
  ]);
  const item = screen.getByText('Rule: WCAG 2.2 SC 1.3.1').closest('li')!;
  expect(item.textContent).toContain('What to do: Accept or reject');
  expect(within(item).getByText('call 555-0100').closest('li')?.textContent).toBe('page 3: call 555-0100');
  expect(item.textContent).toContain('and 6 more');
});

test('a clean copy stands beside the original, and the draft holds the one that is chosen', async () => {
  const copy = documentFacts({ id: 'a2', cleanedFromId: 'a1', findings: [finding({ code: 'PLACEHOLDER' })] });
  const { onSwap } = draft([
    answers(found, copy),
    mock(TakeCleanCopy, ({ input }) => {
      expect(input).toEqual({ attachmentId: 'a1' });
      return {
        data: { takeCleanCopy: { attachment: heldFacts({ id: 'a2', cleanedFromId: 'a1', state: 'CHECKING' }) } },
      };
    }),
  ]);
  await userEvent.click(await screen.findByRole('button', { name: 'Make a clean copy tree.docx' }));
  const pair = await screen.findByRole('region', { name: 'Original and clean copy of tree.docx' });
  expect(pair.textContent).toContain('2 findings');
  expect(pair.textContent).toContain('1 finding');
  expect(within(pair).getAllByText('The draft holds this one')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: /Make a clean copy/ })).toBeNull();
  await userEvent.click(within(pair).getByRole('button', { name: 'Use this one: Clean copy' }));
  expect(onSwap.mock.calls[0]![0].id).toBe('a2');
  expect(document.activeElement?.textContent).toBe('tree.docx');
});

test('a draft that holds the copy offers the original', async () => {
  const copy = documentFacts({ id: 'a2', cleanedFromId: 'a1' });
  const { onSwap } = draft([answers(found, copy)], { held: heldFacts({ id: 'a2', cleanedFromId: 'a1' }) });
  await userEvent.click(await screen.findByRole('button', { name: 'Use this one: Original' }));
  expect(onSwap.mock.calls[0]![0].id).toBe('a1');
});

test('keeping the original needs a reason, and the decision is shown', async () => {
  let kept: string | null = null;
  draft([
    mock(DocumentQuery, () => ({
      data: {
        node: {
          ...found,
          decision: kept ? { choice: 'KEPT_ORIGINAL' as const, reason: kept, decidedAt: '2026-11-01T00:00:00Z' } : null,
        },
      },
    })),
    mock(KeepOriginal, ({ input }) => {
      kept = input.reason;
      return { data: { keepOriginal: { attachment: { id: 'a1' } } } };
    }),
  ]);
  await userEvent.click(await screen.findByRole('button', { name: 'Keep the original tree.docx' }));
  const reason = screen.getByLabelText('Why does it stay as it is?');
  expect(document.activeElement).toBe(reason);
  await userEvent.click(screen.getByRole('button', { name: 'Keep it as it is' }));
  expect(kept).toBeNull();
  expect(reason.getAttribute('aria-invalid')).toBe('true');
  await userEvent.type(reason, ' The phone is our own. ');
  await userEvent.click(screen.getByRole('button', { name: 'Keep it as it is' }));
  expect(await screen.findByText(/Kept as it is since/)).toBeTruthy();
  expect(screen.getByText(/: The phone is our own\.$/)).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Noted: tree.docx stays as it is.');
});

test('a refused document says why and has nothing to decide', async () => {
  draft([answers(documentFacts({ state: 'REFUSED', scan: 'INFECTED', refusal: 'it holds malware', findings: [] }))]);
  expect(await screen.findByText('It holds malware')).toBeTruthy();
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Remove tree.docx']);
});
