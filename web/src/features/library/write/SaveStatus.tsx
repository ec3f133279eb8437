/** Says whether the draft is safe. "Saved" and "not saved" are announced politely; waiting and saving are only shown. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { KeeperState } from './draftKeeper';

export function SaveStatus({ state }: { state: KeeperState }) {
  const { i18n } = useLingui();
  const time = new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(new Date(state.known.savedAt));
  return (
    <div>
      <p role="status">
        {state.phase === 'saved' && <Trans>Saved at {time}</Trans>}
        {state.phase === 'failed' && <Trans>Not saved. Your text is kept in this tab.</Trans>}
        {state.phase === 'conflict' && <Trans>Not saved: somebody else saved this draft.</Trans>}
      </p>
      {state.phase === 'waiting' && (
        <p className="quiet">
          <Trans>Not saved yet</Trans>
        </p>
      )}
      {state.phase === 'saving' && (
        <p className="quiet">
          <Trans>Saving…</Trans>
        </p>
      )}
    </div>
  );
}
