/** The labels of a concept, one a row. Enter in a word adds a row under it, so that a list can be typed without the mouse. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { fieldId } from '../../../ui/ErrorSummary';
import { FieldError } from '../../../ui/FieldError';
import { stateCodes, stateName, type StateCode } from '../../../ui/states';
import { freshRow, rowField, type LabelRow } from './conceptFields';
import { labelKinds, labelKindWords, type LabelKind } from './thesaurusWords';

type Props = {
  rows: LabelRow[];
  onChange: (rows: LabelRow[]) => void;
  /** The name of a field on this page, and what is wrong with it. */
  name: (field: string) => string;
  errorOf: (field: string) => string | undefined;
};

export function LabelsTable({ rows, onChange, name, errorOf }: Props) {
  const { t, i18n } = useLingui();
  const wanted = useRef<string | null>(null);
  const adder = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const field = document.getElementById(wanted.current);
    (field ?? adder.current)?.focus();
    wanted.current = null;
  });
  const idOf = (row: LabelRow) => fieldId(name(rowField(row)));
  const change = (row: LabelRow, patch: Partial<LabelRow>) =>
    onChange(rows.map((other) => (other.id === row.id ? { ...other, ...patch } : other)));
  const addAfter = (place: number) => {
    const row = freshRow();
    wanted.current = idOf(row);
    onChange([...rows.slice(0, place + 1), row, ...rows.slice(place + 1)]);
  };
  const remove = (place: number) => {
    const neighbour = rows[place + 1] ?? rows[place - 1];
    wanted.current = neighbour ? idOf(neighbour) : '';
    onChange(rows.filter((_, other) => other !== place));
  };
  const overall = errorOf('labels');
  return (
    <fieldset className="usa-fieldset" id={fieldId(name('labels'))} tabIndex={-1}>
      <legend className="usa-legend">
        <Trans>Other words for it</Trans>
      </legend>
      <p className="usa-hint">
        <Trans>
          Press Enter in a word to add the next one. A word that is used in one state only belongs to that state. Tick
          “Checked” when you have read it in a source: other words widen a search, but are not shown as a fact.
        </Trans>
      </p>
      <FieldError id={`${fieldId(name('labels'))}-error`}>{overall}</FieldError>
      {rows.length > 0 && (
        <table className="queue queue--labels">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Word</Trans>
              </th>
              <th scope="col">
                <Trans>Kind</Trans>
              </th>
              <th scope="col">
                <Trans>State</Trans>
              </th>
              <th scope="col">
                <Trans>Checked</Trans>
              </th>
              <th scope="col">
                <Trans>Source</Trans>
              </th>
              <th scope="col">
                <Trans>Remove</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => {
              const id = idOf(row);
              const error = errorOf(rowField(row));
              const number = place + 1;
              const word = row.text.trim() || t`word ${number}`;
              return (
                <tr key={row.id}>
                  <td>
                    <FieldError id={`${id}-error`}>{error}</FieldError>
                    <input
                      className={error ? 'usa-input usa-input--error' : 'usa-input'}
                      id={id}
                      aria-label={t`Word ${number}`}
                      aria-invalid={error ? true : undefined}
                      aria-describedby={error ? `${id}-error` : undefined}
                      autoComplete="off"
                      value={row.text}
                      onChange={(event) => change(row, { text: event.target.value })}
                      onKeyDown={(event) => {
                        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                        event.preventDefault();
                        addAfter(place);
                      }}
                    />
                  </td>
                  <td data-label={t`Kind`}>
                    <select
                      className="usa-select"
                      aria-label={t`Kind of ${word}`}
                      value={row.kind}
                      onChange={(event) => change(row, { kind: event.target.value as LabelKind })}
                    >
                      {labelKinds.map((kind) => (
                        <option key={kind} value={kind}>
                          {i18n._(labelKindWords[kind])}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td data-label={t`State`}>
                    <select
                      className="usa-select"
                      aria-label={t`State of ${word}`}
                      value={row.state}
                      onChange={(event) => {
                        const state = event.target.value as StateCode | '';
                        // A word with a state is a state's word, unless somebody says otherwise.
                        const kind = state && row.kind === 'VARIANT' ? 'STATE' : row.kind;
                        change(row, { state, kind });
                      }}
                    >
                      <option value="">{t`Everywhere`}</option>
                      {stateCodes.map((code) => (
                        <option key={code} value={code}>
                          {stateName(code)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td data-label={t`Checked`}>
                    <div className="usa-checkbox">
                      <input
                        className="usa-checkbox__input"
                        id={`${id}-checked`}
                        type="checkbox"
                        aria-label={t`Yes: ${word} was read in a source`}
                        checked={row.checked}
                        onChange={(event) => change(row, { checked: event.target.checked })}
                      />
                      <label className="usa-checkbox__label" htmlFor={`${id}-checked`}>
                        <Trans>Yes</Trans>
                      </label>
                    </div>
                  </td>
                  <td data-label={t`Source`}>
                    <input
                      className="usa-input"
                      aria-label={t`Source of ${word}`}
                      autoComplete="off"
                      value={row.source}
                      onChange={(event) => change(row, { source: event.target.value })}
                    />
                  </td>
                  <td>
                    <button
                      type="button"
                      className="usa-button usa-button--unstyled"
                      aria-label={t`Remove ${word}`}
                      onClick={() => remove(place)}
                    >
                      <Trans>Remove</Trans>
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <button
        type="button"
        className="usa-button usa-button--outline"
        ref={adder}
        onClick={() => addAfter(rows.length - 1)}
      >
        <Trans>Add a word</Trans>
      </button>
    </fieldset>
  );
}
