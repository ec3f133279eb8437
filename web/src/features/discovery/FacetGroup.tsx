/** One facet: its values as checkboxes with counts; a long list shows its first ones and keeps the rest behind "Show more". */
import { Plural, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { facetHeadings, facetValueWords } from './facetWords';
import type { Facet } from './searchQuery';
import type { FacetField, SingleField } from './searchState';

const shownAtFirst = 6;

type Props = {
  field: FacetField | SingleField;
  values: Facet['values'];
  chosen: string[];
  onToggle: (value: string) => void;
};

export function FacetGroup({ field, values, chosen, onToggle }: Props) {
  const { i18n } = useLingui();
  // A value that is ticked comes out of the fold, or to another place with the next counts: the focus goes with it.
  const toggled = useRef<string>(undefined);
  useEffect(() => {
    if (toggled.current && document.activeElement === document.body) document.getElementById(toggled.current)?.focus();
  });
  // A chosen value stays in sight even when nothing matches it any more, so that it can be taken out again.
  const absent = chosen.filter((value) => !values.some((item) => item.value === value));
  const all = [...absent.map((value) => ({ value, label: value, count: 0 })), ...values];
  const open = all.filter((item, place) => place < shownAtFirst || chosen.includes(item.value));
  const folded = all.filter((item) => !open.includes(item));
  if (all.length === 0) return null;
  const row = (item: Facet['values'][number]) => {
    const id = `${field}-${item.value}`;
    return (
      <div className="usa-checkbox" key={item.value}>
        <input
          className="usa-checkbox__input"
          id={id}
          type="checkbox"
          name={field}
          value={item.value}
          checked={chosen.includes(item.value)}
          onChange={() => {
            toggled.current = id;
            onToggle(item.value);
          }}
          onBlur={() => {
            toggled.current = undefined;
          }}
        />
        <label className="usa-checkbox__label" htmlFor={id}>
          {facetValueWords(i18n, field, item.value, item.label)} <span className="count">({item.count})</span>
        </label>
      </div>
    );
  };
  return (
    <fieldset className="usa-fieldset">
      <legend>{i18n._(facetHeadings[field])}</legend>
      <div>{open.map(row)}</div>
      {folded.length > 0 && (
        <details>
          <summary>
            <Plural value={folded.length} one="Show # more" other="Show # more" />
          </summary>
          {folded.map(row)}
        </details>
      )}
    </fieldset>
  );
}
