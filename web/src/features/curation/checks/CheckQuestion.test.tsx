/** Answering a question: saved when it is chosen, with a note where one is needed; what others answered is told, not chosen. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { CheckReview } from '../reviewOrders';
import type { Check } from '../reviewQuery';
import { checkFacts, priya, reviewFacts, viewerMock } from '../testing';
import { ChecklistAnswers } from './ChecklistAnswers';
import { CheckQuestion } from './CheckQuestion';

beforeEach(() => sessionStorage.clear());

const omar = { id: 'p9', name: 'Omar' };
const doubt = checkFacts({ verdict: 'DOUBT', note: 'Is it so in Maine?', needsSecond: true, by: omar, at: null });
const saved = () => ({
  data: { outcome: { __typename: 'ReviewStepDone' as const, reviewRequest: reviewFacts() } },
});
const onStep = vi.fn();
const onNotYours = vi.fn();
const shown = (check: Check, ...mocks: Mock[]) =>
  renderPart(
    <ul>
      <CheckQuestion reviewId="r1" check={check} onStep={onStep} onNotYours={onNotYours} />
    </ul>,
    mockClient([viewerMock(), ...mocks]),
  );
const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }));
const noteField = () => screen.getByRole('textbox', { name: /^What did you find\?/ });

test('a yes is saved at once', async () => {
  shown(
    checkFacts(),
    mock(CheckReview, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1', criterion: 'lawful', verdict: 'YES', note: null });
      return saved();
    }),
  );
  expect(screen.getByRole('status').textContent).toBe('Not answered yet');
  expect(screen.getByRole('group', { name: 'Is it lawful where it says it applies?' })).toBeTruthy();
  await choose('Yes');
  await vi.waitFor(() => expect(onStep).toHaveBeenCalledOnce());
});

test('a doubt waits for its note, which is kept, and is saved when the field is left', async () => {
  const answer = vi.fn(saved);
  shown(checkFacts(), mock(CheckReview, answer));
  await choose('Not sure');
  expect(screen.getByRole('status').textContent).toBe('Not saved yet. Say what you found.');
  await userEvent.click(screen.getByRole('button', { name: /^Save the note/ }));
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
  expect(answer).not.toHaveBeenCalled();
  await userEvent.type(noteField(), 'Is it so in Maine?');
  expect(sessionStorage.getItem('commons-check lawful r1')).toBe('Is it so in Maine?');
  await userEvent.tab();
  expect(answer).toHaveBeenCalledOnce();
  expect(answer).toHaveBeenCalledWith({
    input: { reviewRequestId: 'r1', criterion: 'lawful', verdict: 'DOUBT', note: 'Is it so in Maine?' },
  });
  expect(sessionStorage.getItem('commons-check lawful r1')).toBeNull();
});

test('choosing another answer while the note is saved sends both, the later one last', async () => {
  const sent: string[] = [];
  shown(
    checkFacts(),
    mock(CheckReview, ({ input }) => {
      sent.push(input.verdict);
      return saved();
    }),
  );
  await choose('No');
  await userEvent.type(noteField(), 'It names a candidate.');
  await choose('Yes');
  await vi.waitFor(() => expect(sent).toEqual(['NO', 'YES']));
});

test('the doubt of somebody else is told with its note, and the second answer is one’s own', async () => {
  const answer = vi.fn(saved);
  shown(doubt, mock(CheckReview, answer));
  expect(screen.getByRole('status').textContent).toContain('Not sure, Omar');
  expect(screen.getByText('A second person has to look')).toBeTruthy();
  expect(screen.getByText('Is it so in Maine?')).toBeTruthy();
  expect(screen.getAllByRole('radio').every((radio) => !(radio as HTMLInputElement).checked)).toBe(true);
  await choose('Yes');
  expect(answer).toHaveBeenCalledOnce();
});

test('one’s own answer stands chosen, and leaving its note unchanged sends nothing', async () => {
  shown(checkFacts({ verdict: 'NO', note: 'It names a candidate.', by: priya }));
  expect((screen.getByRole('radio', { name: 'No' }) as HTMLInputElement).checked).toBe(true);
  await userEvent.click(noteField());
  await userEvent.tab();
  expect(screen.getByRole('status').textContent).toContain('No, Priya Raman');
});

test('an answer that could not be sent can be tried again', async () => {
  const answer = vi.fn(() => ({ error: { message: 'boom', code: 'INTERNAL' } }));
  shown(checkFacts(), mock(CheckReview, answer));
  await choose('Yes');
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await vi.waitFor(() => expect(answer).toHaveBeenCalledTimes(2));
  expect(screen.getByText('Not saved yet.')).toBeTruthy();
});

test('what the server says of the note stands at the note', async () => {
  shown(
    checkFacts(),
    mock(CheckReview, () => ({ error: { message: 'too long', code: 'BAD_USER_INPUT', field: 'note' } })),
  );
  await choose('No');
  await userEvent.type(noteField(), 'Words');
  await userEvent.tab();
  expect(await screen.findByText('Too long')).toBeTruthy();
  expect((noteField() as HTMLTextAreaElement).value).toBe('Words');
});

test('a claim that is lost is told to the panel', async () => {
  shown(
    checkFacts(),
    mock(CheckReview, () => ({
      data: {
        outcome: { __typename: 'ReviewNotYours' as const, reviewRequest: reviewFacts() },
      },
    })),
  );
  await choose('Yes');
  await vi.waitFor(() => expect(onNotYours.mock.calls[0]?.[0]).toMatchObject({ id: 'r1' }));
});

test('others read what is asked and what was found, also a question that the screen does not know', () => {
  const odd = checkFacts({ criterion: { key: 'new', question: 'Is it new?', help: 'Newer than before.' } });
  renderPart(<ChecklistAnswers checks={[doubt, odd]} />);
  expect(screen.getByRole('heading', { name: 'Is it lawful where it says it applies?' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Is it new?' })).toBeTruthy();
  expect(screen.getByText('Is it so in Maine?')).toBeTruthy();
  expect(screen.getByText('Not answered yet')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});
