/** The first document's offer: waited for while it is read, taken in part, and refused; nothing is taken unasked. */
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { heldFacts } from '../testing';
import { draftFacts } from '../write/testing';
import { fieldsOf } from '../write/draftQuery';
import { ProposalOffer } from './ProposalOffer';
import { ProposalQuery, type Proposal } from './proposalQuery';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = async (seconds: number) => {
  for (let step = 0; step < seconds * 5; step++) await act(() => vi.advanceTimersByTimeAsync(200));
};

const proposal: Proposal = { title: 'Seal log', summary: 'For bags.', body: '# Numbers\n\n## Bags', language: 'en' };

async function offer(...answers: (Proposal | null)[]) {
  const onTake = vi.fn();
  const client = mockClient([
    mock(ProposalQuery, ({ attachmentId }) => {
      expect(attachmentId).toBe('a1');
      return { data: { proposeFromDocument: answers.length > 1 ? answers.shift()! : answers[0]! } };
    }),
  ]);
  const fields = fieldsOf(draftFacts({ title: 'Tree' }));
  renderPart(<ProposalOffer document={heldFacts()} fields={fields} onTake={onTake} />, client);
  await pass(3);
  return onTake;
}

test('it is asked for until the document is read, and only what stays chosen is taken', async () => {
  const onTake = await offer(null, null, proposal);
  expect(screen.getByRole('status').textContent).toBe('Your document proposes words for this draft.');
  expect(screen.getByText(/with its headings: Numbers; Bags/)).toBeTruthy();
  expect(screen.queryByRole('checkbox', { name: 'English' })).toBeNull();
  fireEvent.click(screen.getByRole('checkbox', { name: 'For bags.' }));
  fireEvent.click(screen.getByRole('button', { name: 'Take over what is chosen' }));
  await pass(0.2);
  expect(onTake).toHaveBeenCalledWith({ title: 'Seal log', body: proposal.body });
  expect(document.activeElement?.textContent).toContain('Taken over from the document');
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('who does not want it is not asked again', async () => {
  const onTake = await offer(proposal);
  fireEvent.click(screen.getByRole('button', { name: 'No, thanks' }));
  await pass(5);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(onTake).not.toHaveBeenCalled();
});
