/**
 * Tells an author that a colleague replaced words that the author had saved, now or while the author was away, and keeps these
 * at hand: to put back, or to copy. It never takes the focus: the author may be writing.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { fieldId } from '../../../ui/ErrorSummary';
import { Notice } from '../../../ui/Notice';
import { goTo } from '../preflight/goTo';
import { contentOf } from './contentOf';
import type { DraftKeeper, KeeperState } from './draftKeeper';
import { fieldWords } from './fieldWords';
import type { Replaced } from './ownWords';

export const replacedId = 'replaced';

export function ReplacedNotice({ keeper, state }: { keeper: DraftKeeper; state: KeeperState }) {
  const { t, i18n } = useLingui();
  const told = (replaced: Replaced) => {
    const who = replaced.who ?? t`Somebody else`;
    const field = i18n._(fieldWords[replaced.name]);
    return t`${who} replaced your words in “${field}”`;
  };
  return (
    <>
      <p role="status" className="visually-hidden">
        {state.replaced.map(told).join('. ')}
      </p>
      {state.replaced.length > 0 && (
        <div id={replacedId} tabIndex={-1}>
          {state.replaced.map((replaced) => (
            <OneReplaced
              key={`${replaced.name} ${replaced.at}`}
              heading={told(replaced)}
              keeper={keeper}
              state={state}
              replaced={replaced}
            />
          ))}
        </div>
      )}
    </>
  );
}

type OneProps = { heading: string; keeper: DraftKeeper; state: KeeperState; replaced: Replaced };

function OneReplaced({ heading, keeper, state, replaced }: OneProps) {
  const { t, i18n } = useLingui();
  const text = useRef<HTMLPreElement>(null);
  const [said, say] = useState('');
  const words = contentOf(i18n, { ...state.fields, ...replaced.words }, replaced.name, [state.known]);
  const { away } = replaced;
  const clock = new Intl.DateTimeFormat(i18n.locales, { dateStyle: away ? 'medium' : undefined, timeStyle: 'short' });
  const time = clock.format(new Date(replaced.at));
  const who = away?.savedBy ?? t`Somebody else`;
  // The buttons go with the notice; the author goes on at the field.
  const leave = (deed: () => void) => {
    deed();
    goTo(fieldId(replaced.name));
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words);
      say(t`Copied`);
    } catch {
      // Some office browsers keep pages away from the clipboard; the text is selected, ready for the keyboard.
      if (text.current) getSelection()?.selectAllChildren(text.current);
      say(t`The text is selected. Press Ctrl and C to copy it.`);
    }
  };
  return (
    <Notice tone="info" heading={heading}>
      <p>
        {away ? (
          <Trans>
            {who} saved this draft last, on {time}. Your words were:
          </Trans>
        ) : (
          <Trans>Saved at {time}. Your words were:</Trans>
        )}
      </p>
      <pre className="clash__words" ref={text}>
        {words}
      </pre>
      <div className="row">
        {/* While there is a choice to make above, that comes first. */}
        {!state.theirs && (
          <button type="button" className="usa-button" onClick={() => leave(() => keeper.putBack(replaced))}>
            <Trans>Put mine back</Trans>
          </button>
        )}
        <button type="button" className="usa-button usa-button--outline" onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </button>
        <button
          type="button"
          className="usa-button usa-button--outline"
          onClick={() => leave(() => keeper.letGo(replaced))}
        >
          <Trans>Leave it so</Trans>
        </button>
      </div>
      <p role="status" className="quiet">
        {said}
      </p>
    </Notice>
  );
}
