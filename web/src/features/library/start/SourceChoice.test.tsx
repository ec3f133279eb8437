/** Starting from one of the department's own resources: all pages of them, found by words, chosen and taken back. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { SourceChoice, type ChosenSource } from './SourceChoice';
import { SourcesQuery, type Source } from './sourceQuery';

const source = (id: string, title: string): Source => ({
  id,
  kind: 'TEMPLATE',
  title,
  status: 'PUBLISHED',
  updatedAt: '2026-10-01T14:00:00Z',
});

/** Two pages: ten logs, and the one that was changed longest ago. */
const pages = mock(SourcesQuery, ({ departments, after }) => {
  expect(departments).toEqual(['d1']);
  const nodes = after ? [source('x99', 'Poll book letter')] : [...'0123456789'].map((n) => source(`x${n}`, `Log ${n}`));
  const pageInfo = { hasNextPage: !after, endCursor: after ? null : 'c1' };
  return { data: { resources: { edges: nodes.map((node) => ({ node })), pageInfo } } };
});

test('one is found among all of them and chosen, the focus follows, and it is taken back', async () => {
  const told = vi.fn();
  function Part() {
    const [chosen, setChosen] = useState<ChosenSource | null>(null);
    const onChoose = (next: Source | null) => {
      told(next?.kind);
      setChosen(next);
    };
    return <SourceChoice departmentId="d1" chosen={chosen} onChoose={onChoose} />;
  }
  renderPart(<Part />, mockClient([pages]));
  await userEvent.click(screen.getByText('Start from one of your resources (optional)'));
  expect((await screen.findByText('11 resources')).getAttribute('role')).toBe('status');
  expect(screen.getByText('and 3 more. Type more of the title.')).toBeTruthy();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Words of its title' }), 'letter POLL{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Start from this Poll book letter' }));
  expect(told).toHaveBeenLastCalledWith('TEMPLATE');
  expect(screen.getByText('Poll book letter').tagName).toBe('STRONG');
  expect(document.activeElement?.textContent).toBe('Start without it');
  await userEvent.click(screen.getByRole('button', { name: 'Start without it' }));
  expect(document.activeElement?.textContent).toContain('Start from one of your resources');
});
