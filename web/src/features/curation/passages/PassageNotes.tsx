/**
 * Under the text of a version, for who decides it: a bar that stays in view while the text is read, which asks for a change
 * at the words that are selected, and the list of what is noted. All of it goes with the decision to ask for changes.
 */
import { Plural, Trans } from '@lingui/react/macro';
import { useRef, useState, type RefObject } from 'react';
import { fieldId } from '../../../ui/ErrorSummary';
import { most } from './keptPassages';
import { PassageForm } from './PassageForm';
import { PassageList } from './PassageList';
import { selectedWords } from './selectedWords';
import type { KeptPassages } from './usePassages';

type Props = { passages: KeptPassages; text: RefObject<HTMLElement | null> };

export function PassageNotes({ passages, text }: Props) {
  const { list, draft, write, remove } = passages;
  // Counted, so that asking anew brings the focus to the form again; 0 is closed.
  const [opened, setOpened] = useState(draft.quote === '' && draft.text === '' ? 0 : 1);
  const [touched, setTouched] = useState(false);
  const isFull = list.length >= most;
  const button = useRef<HTMLButtonElement>(null);
  const comeBack = () => {
    setTouched(true);
    button.current?.focus();
  };
  const leave = () => {
    setOpened(0);
    comeBack();
  };
  const ask = () => {
    if (isFull) return;
    const quote = selectedWords(text.current);
    if (quote) write({ ...draft, quote });
    setOpened((times) => times + 1);
  };
  return (
    <>
      <div className="passage-bar noprint">
        <button
          type="button"
          ref={button}
          id={fieldId('passages')}
          className="usa-button usa-button--outline"
          aria-expanded={opened > 0}
          aria-disabled={isFull}
          // Pressing a button would take the selection away in some browsers.
          onMouseDown={(event) => event.preventDefault()}
          onClick={ask}
        >
          <Trans>Ask for a change here</Trans>
        </button>
        <span className="quiet">
          {isFull ? (
            <Trans>One decision carries {most} changes at most.</Trans>
          ) : (
            <Trans>Select words in the text first, or type them afterwards.</Trans>
          )}
        </span>
      </div>
      {opened > 0 && (
        <PassageForm
          key={opened}
          passages={passages}
          onAdded={leave}
          onCancel={() => {
            write({ quote: '', text: '' });
            leave();
          }}
        />
      )}
      <p role="status" className={list.length > 0 ? undefined : 'visually-hidden'}>
        {(list.length > 0 || touched) && (
          <Plural
            value={list.length}
            _0="No changes noted"
            one="# change noted. It is sent when you decide to ask for changes."
            other="# changes noted. They are sent when you decide to ask for changes."
          />
        )}
      </p>
      {list.length > 0 && (
        <PassageList
          list={list}
          onRemove={(place) => {
            remove(place);
            comeBack();
          }}
        />
      )}
    </>
  );
}
