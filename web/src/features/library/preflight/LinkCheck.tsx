/** How many outside links nobody has asked yet, the button that asks them, and what becomes of that. */
import { Plural, Trans } from '@lingui/react/macro';

type Props = { pending: number; isAsking: boolean; hasAsked: boolean; onAsk: () => void };

export function LinkCheck({ pending, isAsking, hasAsked, onAsk }: Props) {
  return (
    <div className="row">
      <p role="status">
        {isAsking && <Plural value={pending} one="Asking # link…" other="Asking # links…" />}
        {!isAsking && pending > 0 && (
          <Plural value={pending} one="# outside link not asked yet." other="# outside links not asked yet." />
        )}
        {hasAsked && pending === 0 && <Trans>All outside links were asked.</Trans>}
      </p>
      {!isAsking && pending > 0 && (
        <button type="button" className="usa-button usa-button--outline" onClick={onAsk}>
          <Trans>Ask whether they answer</Trans>
        </button>
      )}
    </div>
  );
}
