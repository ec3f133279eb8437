/** The error summary takes the focus, leads to the fields, and stays quiet when there is nothing to say. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ErrorSummary } from './ErrorSummary';
import { renderPart } from './testing';

test('takes the focus and leads to the field', async () => {
  renderPart(
    <>
      <ErrorSummary problems={[{ field: 'title', message: 'Enter a title' }]} />
      <input id="field-title" aria-label="Title" />
    </>,
  );
  expect(document.activeElement?.textContent).toContain('There is a problem');
  await userEvent.click(screen.getByRole('link', { name: 'Enter a title' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Title' }));
});

test('takes the focus again when the same form fails again', async () => {
  const problems = [{ field: 'title', message: 'Enter a title' }];
  const { rerender } = renderPart(<ErrorSummary problems={problems} />);
  (document.activeElement as HTMLElement).blur();
  expect(document.activeElement).toBe(document.body);
  rerender(<ErrorSummary problems={[...problems]} />);
  expect(document.activeElement?.textContent).toContain('Enter a title');
});

test('is absent without problems', () => {
  const { container } = renderPart(<ErrorSummary problems={[]} />);
  expect(container.textContent).toBe('');
});
