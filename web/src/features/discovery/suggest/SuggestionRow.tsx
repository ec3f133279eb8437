/** One line of the list under the search field: what would be searched, and where it comes from. */
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { Suggestion } from './merged';

const origins = {
  PAST: msg`You searched this before`,
  CONCEPT: msg`Election term`,
  TITLE: msg`Title`,
};

type Props = {
  id: string;
  suggestion: Suggestion;
  chosen: boolean;
  /** Left out where the list says it of all of them. */
  origin: boolean;
  onChoose: () => void;
};

export function SuggestionRow({ id, suggestion, chosen, origin, onChoose }: Props) {
  const { i18n } = useLingui();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The focus stays in the field, so the browser does not bring the chosen line into sight by itself.
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's
    <div
      id={id}
      ref={row}
      role="option"
      className="suggestions__one"
      aria-selected={chosen}
      tabIndex={-1}
      onClick={onChoose}
    >
      <span>{suggestion.text}</span>
      {origin && <span className="suggestions__from"> {i18n._(origins[suggestion.from])}</span>}
    </div>
  );
}
