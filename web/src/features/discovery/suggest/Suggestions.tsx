/**
 * What may be meant, under the search field: one's own past searches, terms of the thesaurus and titles. It is the list of a
 * combobox (WAI-ARIA Authoring Practices, editable combobox with list autocomplete) whose field is the page's own and works
 * without it: nothing here changes what is typed, and Enter searches for that until a line is chosen with the arrows.
 */
import { Plural, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { forgetSearches, pastSearches } from '../pastSearches';
import { merged, prefixOf } from './merged';
import { PastHead } from './PastHead';
import { SuggestionRow } from './SuggestionRow';
import { useAnswer } from './useAnswer';
import { useFieldEvents } from './useFieldEvents';

/** What the field says of its list to assistive technology. */
export type Popup = { shown: boolean; list?: string; active?: string };

export type SuggestionsProps = {
  field: RefObject<HTMLInputElement | null>;
  /** Whose past searches; a visitor has none. */
  person?: string;
  /** Whether somebody typed or clicked while this was loading. */
  begun: boolean;
  onPopup: (popup: Popup) => void;
  onChoose: (words: string) => void;
};

/** What the list is for: what was typed when it opened, and the past searches of then. */
type Use = { typed: string; past: string[] };

export function Suggestions({ field, person, begun, onPopup, onChoose }: SuggestionsProps) {
  const { t } = useLingui();
  const id = useId();
  const popup = useRef<HTMLDivElement>(null);
  const used = (): Use => ({ typed: field.current?.value ?? '', past: person ? pastSearches(person) : [] });
  const [use, setUse] = useState<Use | null>(null);
  // By its words, not by its place: a later answer must not put another line under the reader's choice.
  const [choice, setChoice] = useState<string | null>(null);

  const prefix = use && prefixOf(use.typed);
  const answer = useAnswer(prefix);
  const listed = use ? merged(use.typed, use.past, answer) : [];
  const shown = listed.length > 0;
  const place = listed.findIndex(({ text }) => text === choice);
  const lineId = (place: number) => `${id}-${place}`;
  const active = place < 0 ? undefined : lineId(place);
  useEffect(() => onPopup({ shown, list: id, active }), [onPopup, shown, id, active]);

  const show = () => {
    setChoice(null);
    setUse(used());
  };
  const close = () => {
    setChoice(null);
    setUse(null);
  };
  const choose = (words: string) => {
    close();
    onChoose(words);
  };
  const move = (step: number) => {
    // From the field to the first or the last, and from either end back to the field.
    const places = listed.length + 1;
    setChoice(listed[((place + 1 + step + places) % places) - 1]?.text ?? null);
  };
  const onKey = (event: KeyboardEvent) => {
    // The keys of somebody who is still composing a letter, or selecting, are not ours.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.altKey) (step > 0 ? show : close)();
    else if (step && !use) show();
    else if (step && shown) move(step);
    else if (event.key === 'Enter' && place >= 0) choose(listed[place]!.text);
    else if (event.key === 'Escape' && shown) close();
    else {
      // Everything else is the field's own: Enter searches, and what moves the caret leaves the list.
      if (event.key === 'Enter' || event.key === 'Escape') close();
      else if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(event.key)) setChoice(null);
      return;
    }
    event.preventDefault();
  };
  const leave = (to: EventTarget | null) => {
    if (to !== field.current && !(to instanceof Node && popup.current?.contains(to))) close();
  };
  useFieldEvents(field, begun, { onKey, onUse: show, onLeave: (event) => leave(event.relatedTarget) });

  const ownOnly = use?.typed.trim() === '';
  const settled = prefix === null || prefix === answer.prefix;
  return (
    <>
      <p role="status" className="visually-hidden">
        {shown && settled && <Plural value={listed.length} one="# suggestion" other="# suggestions" />}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it minds the focus; what is in it has the roles */}
      <div
        ref={popup}
        className="suggestions noprint"
        hidden={!shown}
        // A press must not take the focus, and with it the keys, from the field.
        onMouseDown={(event) => event.preventDefault()}
        onBlur={(event) => leave(event.relatedTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          close();
          field.current?.focus();
        }}
      >
        {ownOnly && shown && (
          <PastHead
            onClear={() => {
              if (person) forgetSearches(person);
              close();
              field.current?.focus();
            }}
          />
        )}
        <div id={id} role="listbox" aria-label={ownOnly ? t`Your past searches` : t`Suggestions`}>
          {listed.map((suggestion, at) => (
            <SuggestionRow
              key={suggestion.text}
              id={lineId(at)}
              suggestion={suggestion}
              chosen={at === place}
              origin={!ownOnly}
              onChoose={() => choose(suggestion.text)}
            />
          ))}
        </div>
      </div>
    </>
  );
}
