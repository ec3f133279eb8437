/** Choosing two versions: the newest two at first, any two by hand, and one alone cannot be compared. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { Comparing } from './ComparePage';
import { CompareQuery, type Comparable } from './compareQuery';
import type { CompareState } from './compareState';
import { comparison, field } from './testing';

vi.mock('@tanstack/react-router', () => ({ getRouteApi: () => ({}), Link: () => null }));

const node = (number: number) => ({
  node: {
    id: `v${number}`,
    number,
    createdAt: '2026-10-01T00:00:00Z',
    publishedAt: `2026-10-0${number}T00:00:00Z`,
    changeNote: '',
  },
});
const resource = (numbers: number[]): Comparable => ({
  id: 'r1',
  slug: 'seal-log',
  title: 'Seal log',
  versions: { edges: numbers.map(node) },
});

const asked = vi.fn();
const client = mockClient([
  mock(CompareQuery, (variables) => {
    asked(variables);
    return { data: { compareVersions: comparison({ fields: [field()] }) } };
  }),
]);

const compare = (numbers: number[], state: CompareState = {}, onChoose = vi.fn()) => {
  renderPart(<Comparing resource={resource(numbers)} names={[]} asked={state} onChoose={onChoose} />, client);
  return onChoose;
};

test('the newest is compared with the one before', async () => {
  const onChoose = compare([3, 2, 1]);
  expect(await screen.findByText('1 word added in the text; 1 word removed in the text.')).toBeTruthy();
  expect(asked).toHaveBeenLastCalledWith({ from: 'v2', to: 'v3' });
  await userEvent.selectOptions(screen.getByLabelText('What changed from'), 'Version 1, from Oct 1, 2026');
  expect(onChoose).toHaveBeenLastCalledWith({ from: '1', to: '3' });
});

test('the same version twice is not asked for', () => {
  asked.mockClear();
  compare([3, 2, 1], { from: '2', to: '2' });
  expect(screen.getByRole('heading', { name: 'You chose the same version twice' })).toBeTruthy();
  expect(asked).not.toHaveBeenCalled();
});

test('one version alone says what will be here', () => {
  compare([1]);
  expect(screen.getByRole('heading', { name: 'There is only one version' })).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
});
