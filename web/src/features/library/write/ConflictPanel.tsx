/** Two people wrote at the same place of a draft: shows what would go of whom, field by field, and lets the author choose. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { fieldId } from '../../../ui/ErrorSummary';
import { Notice } from '../../../ui/Notice';
import { goTo } from '../preflight/goTo';
import { ClashChoice } from './ClashChoice';
import type { FieldName } from './draftFields';
import type { DraftKeeper, KeeperState } from './draftKeeper';
import type { Side } from './textMerge';

export const conflictId = 'conflict';

/** Whoever is in a field goes on there: the bar on top says that there is something to choose. */
const isInField = () => document.activeElement?.matches('input, select, textarea, [contenteditable="true"]') ?? false;

export function ConflictPanel({ keeper, state }: { keeper: DraftKeeper; state: KeeperState }) {
  const { t, i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const { theirs } = state;
  const draft = theirs?.draft;
  const left = theirs?.clashes.length ?? 0;
  useEffect(() => {
    if (!draft || left === 0 || isInField()) return;
    // Its head comes to stand below the bar on top; left to itself, the browser may hide it there. A choice takes its buttons
    // away, so the focus comes back here for the next one.
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [draft, left]);
  if (!theirs) return null;
  const who = theirs.draft.savedBy?.name ?? t`Somebody else`;
  const when = new Intl.DateTimeFormat(i18n.locales, { timeStyle: 'short' }).format(new Date(theirs.draft.savedAt));
  // After the last choice all of this is gone, and the author goes on at the field.
  const goOn = (name: FieldName) => {
    if (!keeper.getState().theirs) goTo(fieldId(name));
  };
  const choose = (name: FieldName, side: Side) => {
    keeper.choose(name, side);
    goOn(name);
  };
  const chooseAll = (side: Side) => {
    const [first] = theirs.clashes;
    keeper.chooseAll(side);
    if (first) goOn(first);
  };
  return (
    <div id={conflictId} tabIndex={-1} ref={box}>
      <Notice tone="warning" heading={t`${who} saved this draft at ${when}, while you were writing`} live="alert">
        {theirs.message && (
          <p>
            <Trans>Somebody saved this draft after you opened it. Compare both and save again.</Trans>
          </p>
        )}
        <p>
          <Trans>You both wrote at the same place. Choose for each field; everything else of both is kept.</Trans>
        </p>
        {theirs.clashes.map((name) => (
          <ClashChoice
            key={name}
            name={name}
            who={who}
            theirs={theirs}
            state={state}
            onChoose={(side) => choose(name, side)}
          />
        ))}
        {left > 1 && (
          <div className="row">
            <button type="button" className="usa-button usa-button--unstyled" onClick={() => chooseAll('mine')}>
              <Trans>Keep mine in all of them</Trans>
            </button>
            <button type="button" className="usa-button usa-button--unstyled" onClick={() => chooseAll('theirs')}>
              <Trans>Take theirs in all of them</Trans>
            </button>
          </div>
        )}
      </Notice>
    </div>
  );
}
