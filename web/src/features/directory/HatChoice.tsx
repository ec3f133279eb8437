/** As whom one acts, and the other hats to choose, in the account menu. */
import { Trans, useLingui } from '@lingui/react/macro';
import { FailureNotice } from '../../ui/FailureNotice';
import { useActAs } from './actAs';
import { hatWords, type Hat } from './hats';

export function HatChoice({ hats }: { hats: readonly (Hat & { current: boolean })[] }) {
  const { t, i18n } = useLingui();
  const { act, form } = useActAs();
  const current = hats.find((hat) => hat.current);
  const others = hats.filter((hat) => !hat.current);
  if (!current) return null;
  return (
    <>
      <p>
        <span className="quiet">
          <Trans>You act as</Trans>
        </span>
        <br />
        <strong>{hatWords(i18n, current)}</strong>
      </p>
      {others.length > 0 && (
        <ul className="plain-list" aria-label={t`Act as somebody else`}>
          {others.map((hat) => (
            <li key={hat.seat?.id ?? 'staff'}>
              <button
                type="button"
                className="usa-button usa-button--unstyled"
                aria-disabled={form.busy}
                onClick={() => void act(hat.seat?.id ?? null)}
              >
                <Trans>Act as {hatWords(i18n, hat)}</Trans>
              </button>
            </li>
          ))}
        </ul>
      )}
      {form.failure && <FailureNotice error={form.failure} live="alert" />}
    </>
  );
}
