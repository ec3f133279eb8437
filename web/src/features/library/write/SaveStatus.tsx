/** Says whether the draft is safe, and who else writes in it. News is announced politely; waiting and saving are only shown. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { conflictId } from './ConflictPanel';
import { isOffline, type KeeperState } from './draftKeeper';
import { fieldWords } from './fieldWords';
import { replacedId } from './ReplacedNotice';

export function SaveStatus({ state }: { state: KeeperState }) {
  const { i18n } = useLingui();
  const clock = (at: string) => new Intl.DateTimeFormat(i18n.locales, { timeStyle: 'short' }).format(new Date(at));
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
      {state.phase === 'conflict' && (
        <GoThere id={conflictId}>
          <Trans>Choose what stays</Trans>
        </GoThere>
      )}
      {state.replaced.length > 0 && (
        <GoThere id={replacedId}>
          <Trans>Some of your saved words were replaced. See which</Trans>
        </GoThere>
      )}
    </div>
  );
}

/** Leads from the bar, which is always in sight, to a notice that may not be. */
function GoThere({ id, children }: { id: string; children: ReactNode }) {
  const go = () => {
    const notice = document.getElementById(id);
    notice?.focus({ preventScroll: true });
    notice?.scrollIntoView({ block: 'start' });
  };
  return (
    <p>
      <button type="button" className="usa-button usa-button--unstyled" onClick={go}>
        {children}
      </button>
    </p>
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
