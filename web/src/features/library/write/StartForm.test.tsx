/** The form that starts a resource says which files it may begin with, each kind once, and begins with an own resource too. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import type { Seat } from '../../directory/viewer';
import { SourcesQuery } from '../start/sourceQuery';
import { CreateResource } from './publishQuery';
import { StartForm } from './StartForm';

vi.mock('@tanstack/react-router', () => ({ useNavigate: () => () => {} }));

beforeEach(() => sessionStorage.clear());

const seat: Seat = {
  id: 's',
  post: 'RECORDS',
  role: 'CONTRIBUTOR',
  department: { id: 'd', ocdId: 'o', name: 'Maple County', state: 'OR', stateName: 'Oregon' },
};

test('says each kind of file once, with all its extensions', () => {
  const rules = {
    maxBytes: 1024,
    formats: [
      { extension: 'html', label: 'Web page' },
      { extension: 'htm', label: 'Web page' },
      { extension: 'rtf', label: 'Rich text' },
    ],
  };
  renderPart(<StartForm seats={[seat]} rules={rules} />);
  expect(document.getElementById('start-file-hint')!.textContent).toBe('Web page (HTML, HTM), Rich text (RTF)');
});

test('starting from one of the own resources suggests its title and its kind, and the order names it', async () => {
  const source = { id: 'x9', kind: 'TRAINING' as const, title: 'Seal drill', status: 'PUBLISHED' as const };
  const ordered = vi.fn();
  const client = mockClient([
    mock(SourcesQuery, () => ({
      data: {
        resources: {
          edges: [{ node: { ...source, updatedAt: '2026-10-01T14:00:00Z' } }],
          pageInfo: { hasNextPage: false, endCursor: null },
        },
      },
    })),
    mock(CreateResource, ({ input }) => {
      ordered(input);
      return { error: { code: 'BAD_USER_INPUT', field: 'fromResourceId', message: 'it is not published any more' } };
    }),
  ]);
  renderPart(<StartForm seats={[seat]} rules={undefined} />, client);
  await userEvent.click(screen.getByText('Start from one of your resources (optional)'));
  await userEvent.click(await screen.findByRole('button', { name: 'Start from this Seal drill' }));
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(ordered).toHaveBeenCalledWith({
    departmentId: 'd',
    kind: 'TRAINING',
    title: 'Seal drill',
    fromResourceId: 'x9',
  });
  // What the server says of it leads there, and goes when it is taken back.
  expect(screen.getByRole('link', { name: 'It is not published any more' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Start without it' }));
  expect(screen.queryByRole('link', { name: 'It is not published any more' })).toBeNull();
});
