/** A labelled list to choose one of, with its hint and its error tied to it for screen readers. */
import type { ReactNode } from 'react';
import { fieldId } from './ErrorSummary';
import { FieldError } from './FieldError';

type Props<Value extends string> = {
  field: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** An option of the value '' stands for nothing chosen yet. */
  options: { value: Value | ''; label: string }[];
  value: Value | '';
  onChange: (value: Value | '') => void;
};

export function SelectField<Value extends string>(props: Props<Value>) {
  const { field, label, hint, error, options, value, onChange } = props;
  const id = fieldId(field);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={error ? 'usa-form-group usa-form-group--error' : 'usa-form-group'}>
      <label className="usa-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <select
        className={`usa-select ${error ? 'usa-input--error' : ''}`}
        id={id}
        name={field}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.value as Value | '')}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
