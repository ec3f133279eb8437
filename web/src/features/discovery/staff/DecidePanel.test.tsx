/** Deciding about the wanted list: with a reason, and with the server's word when too few departments asked. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { DecidePanel } from './DecidePanel';
import { DecideWanted, type Verdict } from './searchesQuery';

function panel(verdict: Verdict, answer: Parameters<typeof mock<typeof DecideWanted>>[1]) {
  const told: string[] = [];
  renderPart(
    <DecidePanel
      query="seal log"
      verdict={verdict}
      onDone={(heading) => told.push(heading)}
      onClose={() => told.push('closed')}
    />,
    mockClient([mock(DecideWanted, answer)]),
  );
  return told;
}

test('a search is hidden with a reason', async () => {
  const told = panel('HIDE', ({ input }) => {
    expect(input).toEqual({ query: 'seal log', verdict: 'HIDE', reason: 'We have one.' });
    const decision = { query: 'seal log', verdict: 'HIDE' as const };
    return { data: { decideWanted: { __typename: 'WantedDecided' as const, decision } } };
  });
  await userEvent.click(screen.getByRole('button', { name: 'Hide it' }));
  expect(screen.getByRole('link', { name: 'Say why' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), ' We have one. ');
  await userEvent.click(screen.getByRole('button', { name: 'Hide it' }));
  expect(told).toEqual(['closed', '“seal log” is hidden from the wanted list']);
});

test('what too few asked is not shown to everybody', async () => {
  const message = 'At most 3 departments asked this in one week.';
  const told = panel('LIST', () => ({ data: { decideWanted: { __typename: 'TooFewDepartments' as const, message } } }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'It matters.');
  await userEvent.click(screen.getByRole('button', { name: 'Put it there' }));
  expect(within(screen.getByRole('alert')).getByText(message)).toBeTruthy();
  expect(told).toEqual([]);
});
