/**
 * One's own past searches under the search field, as the list of a combobox (WAI-ARIA Authoring Practices, editable combobox
 * with list autocomplete). The field is the page's own and works without this: the list gives it its role and its keys while
 * it is there. Shown when the field is empty, and while a past search begins with what is typed.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useId, useState, type RefObject } from 'react';
import { forgetSearches, pastSearches } from '../pastSearches';

type Props = { field: RefObject<HTMLInputElement | null>; person: string; onChoose: (words: string) => void };

const most = 8;

export function PastSearches({ field, person, onChoose }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const [kept, setKept] = useState(() => pastSearches(person));
  const begin = typed.trim().toLowerCase();
  const fitting = kept.filter((words) => words.toLowerCase().startsWith(begin) && words.toLowerCase() !== begin);
  const shown = open ? fitting.slice(0, most) : [];
  const current = shown[active];

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const show = () => {
    setKept(pastSearches(person));
    setTyped(field.current?.value ?? '');
    setActive(-1);
    setOpen(true);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !open) show();
    else if (step && shown.length > 0) {
      // From the field to the first or the last, and from either end back to the field.
      const places = shown.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter' && current) {
      close();
      onChoose(current);
    } else if (event.key === 'Escape' && shown.length > 0) close();
    else return;
    event.preventDefault();
  });
  const onInput = useEffectEvent(show);
  const onLeave = useEffectEvent((event: FocusEvent) => {
    const next = event.relatedTarget;
    if (!(next instanceof Element && next.closest('.past'))) close();
  });

  // Without any, the field is left as the search field that it is.
  const some = kept.length > 0;
  useEffect(() => {
    const input = field.current;
    if (!input || !some) return;
    const [key, type, leave] = [
      (event: KeyboardEvent) => onKey(event),
      () => onInput(),
      (event: FocusEvent) => onLeave(event),
    ];
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.addEventListener('keydown', key);
    input.addEventListener('input', type);
    input.addEventListener('click', type);
    input.addEventListener('blur', leave);
    return () => {
      ['role', 'aria-autocomplete', 'aria-expanded', 'aria-controls', 'aria-activedescendant'].forEach((name) =>
        input.removeAttribute(name),
      );
      input.removeEventListener('keydown', key);
      input.removeEventListener('input', type);
      input.removeEventListener('click', type);
      input.removeEventListener('blur', leave);
    };
  }, [field, some]);

  const listed = shown.length > 0;
  useEffect(() => {
    const input = field.current;
    if (!input || !some) return;
    const say = (name: string, value: string | undefined) =>
      value === undefined ? input.removeAttribute(name) : input.setAttribute(name, value);
    say('aria-expanded', String(listed));
    say('aria-controls', listed ? `${id}-list` : undefined);
    say('aria-activedescendant', active >= 0 ? `${id}-${active}` : undefined);
  }, [field, id, some, listed, active]);

  if (!listed) return null;
  return (
    <div className="past noprint">
      <div className="past__head">
        <span id={`${id}-head`}>
          <Trans>Your past searches</Trans>
        </span>
        <button
          type="button"
          className="usa-button usa-button--unstyled"
          onClick={() => {
            forgetSearches(person);
            close();
            setKept([]);
            field.current?.focus();
          }}
        >
          <Trans>Clear</Trans>
          <span className="visually-hidden">
            {' '}
            <Trans>your past searches</Trans>
          </span>
        </button>
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t`Your past searches`}>
        {shown.map((words, place) => (
          <div
            key={words}
            id={`${id}-${place}`}
            role="option"
            className="past__one"
            aria-selected={place === active}
            tabIndex={-1}
            // Keys are the field's; a press must not take the focus from it.
            onMouseDown={(event) => event.preventDefault()}
            onMouseUp={() => {
              close();
              onChoose(words);
            }}
          >
            {words}
          </div>
        ))}
      </div>
    </div>
  );
}
