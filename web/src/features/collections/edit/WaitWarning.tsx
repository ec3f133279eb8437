/** Says before new words are saved that they wait for the Alliance, and who goes without the collection meanwhile. */
import { Trans } from '@lingui/react/macro';
import type { Reach } from '../../../ui/kinds';

export function WaitWarning({ own }: { own: Reach }) {
  return (
    <p className="usa-hint">
      <strong>
        {own === 'STATE' ? (
          <Trans>
            Readers outside your state will not see this collection until the Alliance has looked at it again.
          </Trans>
        ) : (
          <Trans>Most readers will not see this collection until the Alliance has looked at it again.</Trans>
        )}
      </strong>
    </p>
  );
}
