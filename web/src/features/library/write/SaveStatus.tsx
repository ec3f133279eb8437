/** Says whether the draft is safe, and who else writes in it. News is announced politely; waiting and saving are only shown. */
import { Trans, useLingui } from '@lingui/react/macro';
import { isOffline, type KeeperState } from './draftKeeper';
import { fieldWords } from './fieldWords';

export function SaveStatus({ state }: { state: KeeperState }) {
  const { i18n } = useLingui();
  const clock = (at: string) => new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(new Date(at));
  const time = clock(state.known.savedAt);
  const offline = isOffline(state);
  const calm = state.phase === 'waiting' || state.phase === 'saving';
  return (
    <div>
      <p role="status">
        {state.phase === 'saved' && <Trans>Saved at {time}</Trans>}
        {state.phase === 'failed' && !offline && <Trans>Not saved. Your words are kept in this browser.</Trans>}
        {(state.phase === 'failed' || calm) && offline && (
          <Trans>Not connected. Your words are kept in this browser.</Trans>
        )}
        {state.phase === 'conflict' && <Trans>Not saved: somebody else saved this draft.</Trans>}
      </p>
      {state.phase === 'waiting' && !offline && (
        <p className="quiet">
          <Trans>Not saved yet</Trans>
        </p>
      )}
      {state.phase === 'saving' && !offline && (
        <p className="quiet">
          <Trans>Saving…</Trans>
        </p>
      )}
      <Together together={state.together} clock={clock} />
    </div>
  );
}

function Together(props: { together: KeeperState['together']; clock: (at: string) => string }) {
  const { t, i18n } = useLingui();
  const { together, clock } = props;
  const who = together?.who ?? t`Somebody else`;
  const time = together && clock(together.at);
  const names = together?.names.map((name) => i18n._(fieldWords[name])).join('; ');
  return (
    <p role="status" className="quiet">
      {together?.both && (
        <Trans>
          {who} also wrote, and saved at {time}. Both are kept. Theirs: {names}
        </Trans>
      )}
      {together && !together.both && (
        <Trans>
          {who} saved at {time}. It stands in this form now: {names}
        </Trans>
      )}
    </p>
  );
}
