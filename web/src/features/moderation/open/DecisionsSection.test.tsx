/** The public record of decisions about a resource: what, when, of which version and why. */
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { decision } from '../testing';
import { DecisionsSection } from './DecisionsSection';

test('each decision stands with its kind, its end, its version and its reason', () => {
  renderPart(
    <DecisionsSection
      decisions={[
        decision({ kind: 'APPEAL', at: '2026-10-04T14:00:00Z', reason: 'It is right.' }),
        decision({ versionNumber: null }),
        decision({ kind: 'PUBLICATION', decision: 'APPROVED', at: '2026-10-01T14:00:00Z' }),
      ]}
    />,
  );
  const [appeal, flag, publication] = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(appeal).toBe('Appeal Published again, Oct 4, 2026 · Version 2It is right.');
  expect(flag).toBe('Flag Something was wrong, Oct 2, 2026The deadline is wrong.');
  expect(publication).toContain('Publication Approved and published, Oct 1, 2026');
});
