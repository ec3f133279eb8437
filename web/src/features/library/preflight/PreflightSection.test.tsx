/** Checking before sending: by hand and by itself, what blocks and what does not, the way to the field, links, and likes of it. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { heldFacts } from '../testing';
import { keptDraft } from '../write/keptDraft';
import { draftFacts, ownWords } from '../write/testing';
import { DraftKeeper } from '../write/draftKeeper';
import { CheckLinks, PreflightQuery, type Preflight, type PreflightFinding } from './preflightQuery';
import { PreflightSection } from './PreflightSection';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, params, children }: { to: string; params: { slug: string }; children: ReactNode }) => (
    <a href={to.replace('$slug', params.slug)}>{children}</a>
  ),
}));

let see: (isSeen: boolean) => void;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        see = (isIntersecting) => tell([{ isIntersecting }]);
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = async (seconds: number) => {
  for (let step = 0; step < seconds * 5; step++) await act(() => vi.advanceTimersByTimeAsync(200));
};
const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass(0.2);
};

const department = { id: 'd1', ocdId: 'ocd', name: 'Yuma County', state: 'AZ' as const };
const finding = (change: Partial<PreflightFinding> = {}): PreflightFinding => ({
  check: 'PLACEHOLDER',
  blocking: true,
  field: 'summary',
  passage: 'TBD: say for whom',
  attachmentId: null,
  // A code that this screen does not know, so that it says what the server says.
  code: 'NEWER' as PreflightFinding['code'],
  parameters: [],
  more: 0,
  message: 'the summary still has words that were to be filled in',
  mend: 'write what is meant, or take them out',
  ...change,
});
const advice = finding({ check: 'WORDING', blocking: false, field: 'title', passage: null, message: 'a long title' });
const preflight = (change: Partial<Preflight> = {}): Preflight => ({
  revision: 1,
  findings: [],
  readingGrade: null,
  linksPending: 0,
  similar: [],
  ...change,
});

/** The section over a draft; `answers` are given one after another, the last one again and again. */
function over(...answers: (Preflight | null)[]) {
  const asked = vi.fn();
  const held = draftFacts({ attachments: [heldFacts()] });
  const keeper = new DraftKeeper({
    draft: held,
    kept: keptDraft(sessionStorage, 'k', 'a'),
    own: ownWords(),
    now: () => 0,
    send: async (revision, patch) => ({ kind: 'saved', draft: { ...held, ...patch, revision: revision + 1 } }),
  });
  function Part() {
    const state = useSyncExternalStore(keeper.subscribe, keeper.getState);
    return (
      <>
        <details>
          <textarea id="field-summary" />
        </details>
        <h3 id="document-a1" tabIndex={-1}>
          tree.docx
        </h3>
        <PreflightSection resource={{ id: 'x1', slug: 'seal-log', department }} keeper={keeper} state={state} />
      </>
    );
  }
  const client = mockClient([
    mock(PreflightQuery, () => {
      asked();
      return { data: { preflight: answers.length > 1 ? answers.shift()! : answers[0]! } };
    }),
    mock(CheckLinks, () => ({ data: { checkLinks: { asked: 2 } } })),
  ]);
  renderPart(<Part />, client);
  return { keeper, asked };
}

test('what blocks and what is worth a look stand apart, each with its mend and the way to its field', async () => {
  over(preflight({ revision: 1, findings: [finding(), finding({ attachmentId: 'a1', message: 'b' }), advice] }));
  await press('Check now');
  expect(screen.getAllByRole('status')[0]!.textContent).toBe(
    '2 things to mend before it can go out. 1 thing worth a look.',
  );
  expect(screen.getByRole('heading', { name: 'To mend before it can go out (2)' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Worth a look (1)' })).toBeTruthy();
  expect(screen.getByText('The summary still has words that were to be filled in')).toBeTruthy();
  expect(screen.getAllByText('TBD: say for whom')[0]!.tagName).toBe('BLOCKQUOTE');
  expect(screen.getByText('Checked as of the last save.')).toBeTruthy();
  fireEvent.click(screen.getByRole('link', { name: 'Go to: Summary' }));
  expect(document.activeElement?.id).toBe('field-summary');
  expect(document.querySelector('details')!.open).toBe(true);
  fireEvent.click(screen.getByRole('link', { name: 'Go to: tree.docx' }));
  expect(document.activeElement?.id).toBe('document-a1');
});

test('a press saves first, so that what was just written is checked', async () => {
  const { keeper } = over(preflight({ revision: 2, readingGrade: 11.2 }));
  act(() => keeper.change({ summary: 'For bags.' }));
  await press('Check now');
  expect(keeper.getState().known.revision).toBe(2);
  expect(screen.getByText('Nothing to mend.')).toBeTruthy();
  expect(screen.getByText(/reads like grade 11; the aim is 8/)).toBeTruthy();
});

test('it checks by itself when it is seen and after each save, and not while nobody looks', async () => {
  const { keeper, asked } = over(preflight());
  await pass(1);
  expect(asked).not.toHaveBeenCalled();
  act(() => see(true));
  await pass(1);
  expect(asked).toHaveBeenCalledTimes(1);
  act(() => keeper.change({ summary: 'For bags.' }));
  expect(screen.getByText(/as of an earlier save/)).toBeTruthy();
  await pass(5);
  expect(asked).toHaveBeenCalledTimes(2);
  act(() => see(false));
  act(() => keeper.change({ summary: 'For all bags.' }));
  await pass(5);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('where nothing was written yet it says so', async () => {
  over(null);
  await press('Check now');
  expect(screen.getByText(/There is nothing to check yet/)).toBeTruthy();
});

test('what is only worth a look is hidden for this visit, and comes back', async () => {
  over(preflight({ findings: [advice] }));
  await press('Check now');
  await press('Hide A long title');
  expect(screen.queryByText('A long title')).toBeNull();
  expect(document.activeElement?.textContent).toBe('Worth a look (0)');
  expect(screen.getByText('1 is hidden for this visit.')).toBeTruthy();
  await press('Show them again');
  expect(screen.getByRole('heading', { name: 'Worth a look (1)' })).toBeTruthy();
});

test('outside links are asked on demand, and looked at until all have answered', async () => {
  const dead = finding({ check: 'LINK', field: 'body', blocking: false, message: 'a link does not answer' });
  const { asked } = over(
    preflight({ linksPending: 2 }),
    preflight({ linksPending: 1 }),
    preflight({ linksPending: 0, findings: [dead] }),
  );
  await press('Check now');
  expect(screen.getByText('2 outside links not asked yet.')).toBeTruthy();
  await press('Ask whether they answer');
  expect(screen.getByText('Asking 2 links…')).toBeTruthy();
  await pass(1.2);
  expect(screen.getByText('Asking 1 link…')).toBeTruthy();
  await pass(3);
  expect(screen.getByText('All outside links were asked.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Hide A link does not answer' })).toBeTruthy();
  await pass(30);
  expect(asked).toHaveBeenCalledTimes(3);
});

test('like resources are named; for one’s own there is the way to write a new version', async () => {
  const like = {
    id: 'x2',
    slug: 'bag-log',
    title: 'Bag log',
    status: 'PUBLISHED' as const,
    nextStatus: null,
    viewerActions: ['EDIT' as const],
    department,
  };
  const foreign = { ...like, id: 'x3', slug: 'other', title: 'Other log', department: { ...department, id: 'd2' } };
  over(preflight({ similar: [like, { ...foreign, viewerActions: [] }] }));
  await press('Check now');
  expect(screen.getByRole('heading', { name: 'Is it a new version of one of these?' })).toBeTruthy();
  const [own, other] = screen.getAllByRole('listitem');
  expect(within(own!).getByRole('link', { name: 'Bag log' }).getAttribute('href')).toBe('/r/bag-log');
  expect(
    within(own!)
      .getByRole('link', { name: /write a new version there/ })
      .getAttribute('href'),
  ).toBe('/publish/bag-log');
  expect(within(other!).queryByRole('link', { name: /new version/ })).toBeNull();
});
