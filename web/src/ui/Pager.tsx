/** First and next page of a list whose place is kept by the screen, not by the address. */
import { Trans, useLingui } from '@lingui/react/macro';

type Props = { after: string | null; next: string | null; onMove: (after: string | null) => void };

export function Pager({ after, next, onMove }: Props) {
  const { t } = useLingui();
  if (!after && !next) return null;
  return (
    <nav className="pager" aria-label={t`Pages`}>
      {after ? (
        <button type="button" className="usa-button usa-button--unstyled" onClick={() => onMove(null)}>
          <Trans>First page</Trans>
        </button>
      ) : (
        <span />
      )}
      {next && (
        <button type="button" className="usa-button usa-button--unstyled" onClick={() => onMove(next)}>
          <Trans>Next page</Trans>
        </button>
      )}
    </nav>
  );
}
