/** The parts of the upload form: drop and choose, what is told before, a row with its buttons, and what lies beside the draft. */
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { heldFacts } from '../testing';
import { megabyte } from './checkFile';
import { FilePicker } from './FilePicker';
import { LyingUploads } from './LyingUploads';
import { UploadHint } from './UploadHint';
import { UploadNews } from './UploadNews';
import { UploadRow } from './UploadRow';
import { begin, nextUpload, turnAway } from './uploadState';

const file = new File(['abc'], 'tree.docx');

test('takes many files by drop and by the button, and one only where one is asked for', async () => {
  const onFiles = vi.fn<(files: File[]) => void>();
  const files = [file, new File(['d'], 'log.pdf')];
  renderPart(<FilePicker id="many" accept=".docx" multiple onFiles={onFiles} />);
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(drop, { dataTransfer: { files } });
  fireEvent(document.querySelector('.usa-file-input__target')!, drop);
  expect(onFiles).toHaveBeenLastCalledWith(files);
  expect(drop.defaultPrevented).toBe(true);
  await userEvent.upload(document.querySelector<HTMLInputElement>('#many')!, [file]);
  expect(onFiles).toHaveBeenLastCalledWith([file]);
});

test('says the kinds, the limit and the room before anybody tries', () => {
  const rules = {
    maxBytes: 50 * megabyte,
    formats: [
      { extension: 'html', mediaType: 'a', label: 'Web page' },
      { extension: 'pdf', mediaType: 'b', label: 'PDF document' },
      { extension: 'htm', mediaType: 'a', label: 'Web page' },
    ],
  };
  renderPart(<UploadHint id="hint" rules={rules} storage={{ usedMegabytes: 812, quotaMegabytes: 20_480 }} />);
  const words = document.getElementById('hint')!.textContent;
  expect(words).toMatch(/^Web page \(HTML, HTM\), PDF document \(PDF\)\. Up to 50 MB each\./);
  expect(words).toContain('Your office has used 812 MB of 20 GB.');
});

function row(upload: Parameters<typeof UploadRow>[0]['upload']) {
  const acts = { onCancel: vi.fn(), onAgain: vi.fn(), onDismiss: vi.fn(), onFocusLost: vi.fn() };
  const shown = renderPart(
    <ul>
      <UploadRow upload={upload} {...acts} />
    </ul>,
  );
  return { ...acts, ...shown };
}

test('a row shows how far it is, and keeps the focus when its button goes', async () => {
  const sending = nextUpload(begin('1', file), { type: 'sending', done: 0.25 });
  const { onCancel, onFocusLost, unmount } = row(sending);
  const progress = screen.getByRole('progressbar', { name: 'Upload of tree.docx' });
  expect(progress.getAttribute('value')).toBe('0.25');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel tree.docx' }));
  expect(onCancel).toHaveBeenCalledOnce();
  expect(document.activeElement?.textContent).toBe('tree.docx');
  unmount();
  expect(onFocusLost).toHaveBeenCalledOnce();
});

test('a row says why it was turned away, and offers to try again only where that can help', () => {
  row(turnAway('1', new File([''], 'virus.exe'), 'unknown type'));
  expect(screen.getByText(/Files of this type are not taken/)).toBeTruthy();
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Take off the list virus.exe']);
  row(nextUpload(begin('1', file), { type: 'failed', why: 'line', words: '' }));
  expect(screen.getByRole('button', { name: 'Try again tree.docx' })).toBeTruthy();
});

test('news are told once and shortly', () => {
  const { rerender } = renderPart(<UploadNews news={null} left={0} />);
  const region = screen.getByRole('status');
  expect(region.textContent).toBe('');
  rerender(<UploadNews news={{ at: 'started', names: ['a', 'b', 'c'] }} left={3} />);
  expect(region.textContent).toBe('3 uploads started.');
  rerender(<UploadNews news={{ at: 'ready', names: ['a'] }} left={2} />);
  expect(region.textContent).toBe('Ready: a. 2 are still on their way.');
});

test('an upload that stopped goes on with its file; a ready one can be taken; both can be thrown away', async () => {
  const acts = { onResume: vi.fn(), onTake: vi.fn(), onThrowAway: vi.fn(), onLookAgain: vi.fn() };
  const stopped = heldFacts({ id: 's', filename: 'big.pdf', state: 'UPLOADING', expiresAt: '2026-11-02T10:00:00Z' });
  const ready = heldFacts({ id: 'r', filename: 'log.docx' });
  renderPart(<LyingUploads uploads={[stopped, ready]} {...acts} />);
  await userEvent.upload(screen.getByLabelText('Choose the file again to go on: big.pdf'), file);
  expect(acts.onResume).toHaveBeenCalledWith(stopped, file);
  expect(screen.getByText(/Kept until/).textContent).toBe('Kept until Nov 2, 2026');
  await userEvent.click(screen.getByRole('button', { name: 'Add to this draft log.docx' }));
  expect(acts.onTake).toHaveBeenCalledWith(ready);
  await userEvent.click(screen.getByRole('button', { name: 'Throw away big.pdf' }));
  expect(acts.onThrowAway).toHaveBeenCalledWith(stopped);
});

test('what is being checked is looked at again', async () => {
  vi.useFakeTimers();
  const onLookAgain = vi.fn();
  const acts = { onResume: vi.fn(), onTake: vi.fn(), onThrowAway: vi.fn(), onLookAgain };
  renderPart(<LyingUploads uploads={[heldFacts({ state: 'CHECKING' })]} {...acts} />);
  for (let second = 0; second < 10; second++) await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(onLookAgain.mock.calls.length).toBeGreaterThan(1);
  vi.useRealTimers();
});
