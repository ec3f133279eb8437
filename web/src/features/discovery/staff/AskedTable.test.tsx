/** A list of searches that is still empty says so. */
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { mockClient, renderPart } from '../../../ui/testing';
import { AskedTable } from './AskedTable';

vi.mock('@tanstack/react-router', () => ({ Link: ({ children }: { children: string }) => <a href="/">{children}</a> }));

test('says that there is nothing so far', () => {
  renderPart(<AskedTable caption="Found nothing most often" rows={[]} onDone={() => undefined} />, mockClient([]));
  expect(screen.getByRole('table', { name: 'Found nothing most often' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: 'None so far' })).toBeTruthy();
});
