/** Two people saved the same draft: shows both texts where they differ, and lets the author choose. Neither text is lost. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Notice } from '../../../ui/Notice';
import { sentence } from '../../../ui/sentence';
import { changes, clashes, fieldNames } from './draftFields';
import type { DraftKeeper, KeeperState } from './draftKeeper';
import { fieldsOf, type Draft, type DraftFields } from './draftQuery';
import { fieldWords } from './fieldWords';

/** A field's content in words; documents by their names as far as the drafts know them. A mark is shown as one. */
function contentOf(fields: DraftFields, name: keyof DraftFields, drafts: Draft[]): string {
  const value = fields[name];
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (name !== 'attachmentIds') return Array.isArray(value) ? value.join(', ') : value;
  const files = drafts.flatMap((draft) => draft.attachments);
  return fields.attachmentIds.map((id) => files.find((file) => file.id === id)?.filename ?? id).join('\n');
}

export function ConflictPanel({ keeper, state }: { keeper: DraftKeeper; state: KeeperState }) {
  const { t, i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const theirs = state.theirs;
  useEffect(() => {
    if (!theirs) return;
    // Its head comes to stand below the bar on top; left to itself, the browser may hide it there.
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [theirs]);
  if (!theirs) return null;
  const saved = fieldsOf(theirs.draft);
  const both = clashes(state.base, state.fields, saved);
  const onlyTheirs = fieldNames(changes(state.base, saved)).filter((name) => !both.includes(name));
  const drafts = [theirs.draft, state.known];
  const who = theirs.draft.savedBy?.name ?? t`Somebody else`;
  const when = new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(new Date(theirs.draft.savedAt));
  return (
    <Notice tone="warning" heading={t`${who} saved this draft at ${when}, while you were writing`} ref={box}>
      <p>{sentence(theirs.message)}</p>
      {both.length > 0 && (
        <p>
          <Trans>You both changed these fields:</Trans>
        </p>
      )}
      {both.map((name) => (
        <div className="compare" key={name}>
          <div>
            <strong>
              {i18n._(fieldWords[name])} (<Trans>yours</Trans>)
            </strong>
            <pre>{contentOf(state.fields, name, drafts)}</pre>
          </div>
          <div>
            <strong>
              {i18n._(fieldWords[name])} ({who})
            </strong>
            <pre>{contentOf(saved, name, drafts)}</pre>
          </div>
        </div>
      ))}
      {onlyTheirs.length > 0 && (
        <p>
          <Trans>Only {who} changed these fields; you get them either way:</Trans>{' '}
          {onlyTheirs.map((name) => i18n._(fieldWords[name])).join(', ')}
        </p>
      )}
      <div className="row">
        <button type="button" className="usa-button" onClick={() => void keeper.keepMine()}>
          <Trans>Keep mine</Trans>
        </button>
        <button type="button" className="usa-button usa-button--outline" onClick={() => keeper.takeTheirs()}>
          <Trans>Take theirs</Trans>
        </button>
      </div>
      <p>
        <Trans>If you take theirs, your text is put aside in this tab, and you can bring it back.</Trans>
      </p>
    </Notice>
  );
}
