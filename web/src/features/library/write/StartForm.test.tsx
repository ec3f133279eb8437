/** The form that starts a resource says which files it may begin with: each kind once. */
import { expect, test, vi } from 'vitest';
import { renderPart } from '../../../ui/testing';
import type { Seat } from '../../directory/viewer';
import { StartForm } from './StartForm';

vi.mock('@tanstack/react-router', () => ({ useNavigate: () => () => {} }));

test('says each kind of file once, with all its extensions', () => {
  const rules = {
    maxBytes: 1024,
    formats: [
      { extension: 'html', label: 'Web page' },
      { extension: 'htm', label: 'Web page' },
      { extension: 'rtf', label: 'Rich text' },
    ],
  };
  const seat: Seat = {
    id: 's',
    post: 'RECORDS',
    role: 'CONTRIBUTOR',
    department: { id: 'd', ocdId: 'o', name: 'Maple County', state: 'OR', stateName: 'Oregon' },
  };
  renderPart(<StartForm seats={[seat]} rules={rules} />);
  expect(document.getElementById('start-file-hint')!.textContent).toBe('Web page (HTML, HTM), Rich text (RTF)');
});
