/** What is selected in a text stays selected when the page around it is drawn anew. */
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Prose } from './Prose';

test('the same text is not put into the page again, and another one is', () => {
  const { rerender } = render(<Prose html="<p>Due on Friday</p>" />);
  const first = screen.getByText('Due on Friday');
  rerender(<Prose html="<p>Due on Friday</p>" card />);
  expect(screen.getByText('Due on Friday')).toBe(first);
  rerender(<Prose html="<p>Due on Monday</p>" card />);
  expect(screen.getByText('Due on Monday')).toBeTruthy();
});
