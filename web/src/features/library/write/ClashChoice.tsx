/** One field that two people changed at the same place: the words of each above the button that keeps them, and what goes then. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useId, type ReactNode } from 'react';
import { contentOf } from './contentOf';
import type { DraftPatch, FieldName } from './draftFields';
import type { KeeperState, Theirs } from './draftKeeper';
import { mergeField } from './fieldMerge';
import { fieldWords } from './fieldWords';
import type { Side } from './textMerge';

type Props = {
  name: FieldName;
  /** The other person's name. */
  who: string;
  theirs: Theirs;
  state: KeeperState;
  onChoose: (side: Side) => void;
};

export function ClashChoice({ name, who, theirs, state, onChoose }: Props) {
  const { i18n } = useLingui();
  const id = useId();
  const label = i18n._(fieldWords[name]);
  const sides = { before: theirs.before, mine: state.fields, theirs: theirs.saved };
  const { clashes, canKeepBoth } = mergeField(name, sides, 'mine');
  const words = (patch: DraftPatch) =>
    contentOf(i18n, { ...state.fields, ...patch }, name, [theirs.draft, state.known]);
  // Whoever goes on writing may come to say the same; then there is one text, which is shown as it is.
  const shown = clashes.length > 0 ? clashes : [{ mine: {}, theirs: {} }];
  return (
    <div role="group" aria-label={label}>
      <h3 className="clash__field">{label}</h3>
      <div className="compare">
        <div>
          <strong>
            <Trans context="text">Yours</Trans>
          </strong>
          {shown.map(({ mine }, at) => (
            <Words key={at}>{words(mine)}</Words>
          ))}
          <button type="button" className="usa-button" aria-describedby={`${id}-mine`} onClick={() => onChoose('mine')}>
            <Trans>Keep mine</Trans>
          </button>
          <p className="quiet" id={`${id}-mine`}>
            <Trans>
              This drops the words of {who}. {who} is told, and can put them back.
            </Trans>
          </p>
        </div>
        <div>
          <strong>{who}</strong>
          {shown.map((clash, at) => (
            <Words key={at}>{words(clash.theirs)}</Words>
          ))}
          <button
            type="button"
            className="usa-button usa-button--outline"
            aria-describedby={`${id}-theirs`}
            onClick={() => onChoose('theirs')}
          >
            <Trans>Take theirs</Trans>
          </button>
          <p className="quiet" id={`${id}-theirs`}>
            <Trans>This drops your words. They are put aside in this browser, and you can bring them back.</Trans>
          </p>
        </div>
      </div>
      {canKeepBoth && (
        <>
          <button
            type="button"
            className="usa-button usa-button--outline"
            aria-describedby={`${id}-both`}
            onClick={() => onChoose('both')}
          >
            <Trans>Keep both</Trans>
          </button>
          <p className="quiet" id={`${id}-both`}>
            <Trans>Nothing is dropped: yours stand after theirs, and you can tidy them up.</Trans>
          </p>
        </>
      )}
    </div>
  );
}

function Words({ children }: { children: ReactNode }) {
  if (children) return <pre>{children}</pre>;
  return (
    <pre className="quiet">
      <Trans>Nothing: it was taken away</Trans>
    </pre>
  );
}
