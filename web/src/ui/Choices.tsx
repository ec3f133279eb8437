/** A group of radio buttons or checkboxes under one legend. */
import type { ReactNode } from 'react';
import { fieldId } from './ErrorSummary';
import { FieldError } from './FieldError';

type Props<Value extends string> = {
  field: string;
  kind: 'radio' | 'checkbox';
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  options: { value: Value; label: ReactNode; description?: ReactNode }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  /** Spread over columns where there is room, for long lists. */
  layout?: 'list' | 'columns';
};

export function Choices<Value extends string>(props: Props<Value>) {
  const { field, kind, legend, hint, error, options, chosen, onChange, layout = 'list' } = props;
  const id = fieldId(field);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const toggle = (value: Value) => {
    if (kind === 'radio') onChange([value]);
    else onChange(chosen.includes(value) ? chosen.filter((item) => item !== value) : [...chosen, value]);
  };
  return (
    <fieldset className="usa-fieldset" aria-describedby={describedBy}>
      <legend className="usa-legend">{legend}</legend>
      {hint && (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <div className={layout === 'columns' ? 'columns' : undefined}>
        {options.map(({ value, label, description }, place) => {
          // The first choice carries the field's id, so that the error summary can lead to it.
          const inputId = place === 0 ? id : `${id}-${value}`;
          return (
            <div className={`usa-${kind}`} key={value}>
              <input
                className={`usa-${kind}__input`}
                id={inputId}
                type={kind}
                name={field}
                value={value}
                checked={chosen.includes(value)}
                onChange={() => toggle(value)}
              />
              <label className={`usa-${kind}__label`} htmlFor={inputId}>
                {label}
                {description && <span className={`usa-${kind}__label-description`}>{description}</span>}
              </label>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
