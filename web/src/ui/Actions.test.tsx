/** One panel is open at a time, its heading takes the focus, and closing gives it back to the button. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Actions } from './Actions';
import { PanelForm } from './PanelForm';
import { renderPart } from './testing';
import { useSend } from './useSend';

function Row() {
  const form = useSend();
  const item = (name: string) => ({
    name,
    label: name,
    render: (close: () => void) => (
      <PanelForm heading={`${name}?`} submit="Do it" form={form} onSubmit={close} onCancel={close} />
    ),
  });
  return <Actions about="Ruth" items={[item('Change'), item('Remove')]} />;
}

test('opens one panel at a time and gives the focus back', async () => {
  renderPart(<Row />);
  await userEvent.click(screen.getByRole('button', { name: 'Change Ruth' }));
  expect(document.activeElement?.textContent).toBe('Change?');
  await userEvent.click(screen.getByRole('button', { name: 'Remove Ruth' }));
  expect(screen.queryByRole('heading', { name: 'Change?' })).toBeNull();
  expect(document.activeElement?.textContent).toBe('Remove?');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('form')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove Ruth' }));
});
