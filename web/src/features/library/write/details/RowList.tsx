/** Rows of a form that are added, removed and moved by buttons, so by keyboard too; the focus stays with what was done. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { fieldId } from '../../../../ui/ErrorSummary';
import { FieldError } from '../../../../ui/FieldError';
import { useRowKeys } from './useRowKeys';

type Props<Row> = {
  field: string;
  legend: ReactNode;
  hint: ReactNode;
  error?: string;
  rows: Row[];
  /** What a new row begins with. */
  empty: Row;
  /** The name of one row, such as "Number 2". */
  nameOf: (place: number) => string;
  add: ReactNode;
  most: number;
  onChange: (rows: Row[]) => void;
  /** The fields of one row. */
  children: (row: Row, place: number, change: (patch: Partial<Row>) => void) => ReactNode;
};

export function RowList<Row extends object>(props: Props<Row>) {
  const { t } = useLingui();
  const { field, legend, hint, error, rows, empty, nameOf, add, most, onChange, children } = props;
  const id = fieldId(field);
  const box = useRef<HTMLFieldSetElement>(null);
  const keys = useRowKeys(rows);
  // What the focus goes to once the rows have changed.
  const next = useRef<string | null>(null);
  const [news, tell] = useState('');
  useEffect(() => {
    if (next.current === null) return;
    box.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = null;
  });

  const put = (all: Row[], focus: string, said: string) => {
    onChange(all);
    next.current = focus;
    tell(said);
  };
  const move = (from: number, to: number, button: 'up' | 'down') => {
    const all = [...rows];
    all.splice(to, 0, ...all.splice(from, 1));
    // At an end there is no further way, and the other button takes over.
    const wanted = button === 'up' ? (to === 0 ? 'down' : 'up') : to === rows.length - 1 ? 'up' : 'down';
    put(all, `[data-row="${to}"] [data-do="${wanted}"]`, t`It is ${nameOf(to)} now`);
  };
  return (
    <fieldset
      className="usa-fieldset rows"
      ref={box}
      id={`${id}-rows`}
      aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
    >
      <legend className="usa-legend">{legend}</legend>
      <span className="usa-hint" id={`${id}-hint`}>
        {hint}
      </span>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {rows.map((row, place) => {
        const name = nameOf(place);
        return (
          <div className="panel" role="group" aria-label={name} key={keys[place]} data-row={place}>
            <p className="rows__name" aria-hidden="true">
              {name}
            </p>
            {children(row, place, (patch) =>
              onChange(rows.map((other, at) => (at === place ? { ...other, ...patch } : other))),
            )}
            <div className="row">
              {place > 0 && (
                <RowButton job="up" name={name} onClick={() => move(place, place - 1, 'up')}>
                  <Trans>Move up</Trans>
                </RowButton>
              )}
              {place < rows.length - 1 && (
                <RowButton job="down" name={name} onClick={() => move(place, place + 1, 'down')}>
                  <Trans>Move down</Trans>
                </RowButton>
              )}
              <RowButton
                job="remove"
                name={name}
                onClick={() => {
                  const left = rows.length - 1;
                  const focus = left === 0 ? '[data-do="add"]' : `[data-row="${Math.min(place, left - 1)}"] input`;
                  put(rows.toSpliced(place, 1), focus, t`${name} is removed`);
                }}
              >
                <Trans>Remove</Trans>
              </RowButton>
            </div>
          </div>
        );
      })}
      {rows.length < most && (
        <button
          type="button"
          // Where there is no row yet, an error of the field leads here.
          id={rows.length === 0 ? id : undefined}
          className="usa-button usa-button--outline"
          data-do="add"
          onClick={() => put([...rows, empty], `[data-row="${rows.length}"] input`, '')}
        >
          {add}
        </button>
      )}
      <p role="status" className="visually-hidden">
        {news}
      </p>
    </fieldset>
  );
}

function RowButton(props: { job: string; name: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="usa-button usa-button--unstyled" data-do={props.job} onClick={props.onClick}>
      {props.children}
      <span className="visually-hidden"> {props.name}</span>
    </button>
  );
}
