/** Two people wrote at the same place of a draft: shows both, field by field, and lets the author choose. Neither text is lost. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Notice } from '../../../ui/Notice';
import { contentOf } from './contentOf';
import type { DraftKeeper, KeeperState } from './draftKeeper';
import { fieldsOf } from './draftQuery';
import { fieldWords } from './fieldWords';

const isTyping = () =>
  document.activeElement instanceof HTMLElement &&
  document.activeElement.matches('textarea, input[type="text"], [contenteditable="true"]');

export function ConflictPanel({ keeper, state }: { keeper: DraftKeeper; state: KeeperState }) {
  const { t, i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const { theirs } = state;
  const draft = theirs?.draft;
  const left = theirs?.clashes.length ?? 0;
  useEffect(() => {
    if (!draft || left === 0) return;
    // Whoever is typing goes on typing: the bar on top says that there is something to choose.
    if (isTyping()) return;
    // Its head comes to stand below the bar on top; left to itself, the browser may hide it there. A choice takes its buttons
    // away, so the focus comes back here for the next one.
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [draft, left]);
  if (!theirs) return null;
  const saved = fieldsOf(theirs.draft);
  const drafts = [theirs.draft, state.known];
  const who = theirs.draft.savedBy?.name ?? t`Somebody else`;
  const when = new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(new Date(theirs.draft.savedAt));
  return (
    <Notice
      tone="warning"
      heading={t`${who} saved this draft at ${when}, while you were writing`}
      ref={box}
      live="alert"
    >
      {theirs.message && (
        <p>
          <Trans>Somebody saved this draft after you opened it. Compare both and save again.</Trans>
        </p>
      )}
      <p>
        <Trans>You both wrote at the same place. Choose for each field; everything else of both is kept.</Trans>
      </p>
      {theirs.clashes.map((name) => {
        const label = i18n._(fieldWords[name]);
        return (
          <div role="group" aria-label={label} key={name}>
            <div className="compare">
              <div>
                <strong>
                  {label} (<Trans>yours</Trans>)
                </strong>
                <pre>{contentOf(i18n, state.fields, name, drafts)}</pre>
              </div>
              <div>
                <strong>
                  {label} ({who})
                </strong>
                <pre>{contentOf(i18n, saved, name, drafts)}</pre>
              </div>
            </div>
            <div className="row">
              <button type="button" className="usa-button" onClick={() => keeper.choose(name, 'mine')}>
                <Trans>Keep mine</Trans>
              </button>
              <button
                type="button"
                className="usa-button usa-button--outline"
                onClick={() => keeper.choose(name, 'theirs')}
              >
                <Trans>Take theirs</Trans>
              </button>
            </div>
          </div>
        );
      })}
      {left > 1 && (
        <div className="row">
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => keeper.chooseAll('mine')}>
            <Trans>Keep mine in all of them</Trans>
          </button>
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => keeper.chooseAll('theirs')}>
            <Trans>Take theirs in all of them</Trans>
          </button>
        </div>
      )}
      <p>
        <Trans>If you take theirs, your text is put aside in this browser, and you can bring it back.</Trans>
      </p>
    </Notice>
  );
}
