/** A labelled text field or text area with its hint and its error, tied together for screen readers. */
import type { ReactNode } from 'react';
import { fieldId } from './ErrorSummary';
import { FieldError } from './FieldError';

type Props = {
  /** The input field's name in the schema; it makes the element's id. */
  field: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'url' | 'email' | 'tel' | 'date' | 'area' | 'tall area';
  autoComplete?: string;
  inputMode?: 'numeric';
  /** The id of a list of values to choose from while typing. */
  list?: string;
};

export function TextField(props: Props) {
  const { field, label, hint, error, value, onChange, type = 'text', autoComplete, inputMode, list } = props;
  const id = fieldId(field);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const shared = { id, name: field, value, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined };
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
      {type === 'area' || type === 'tall area' ? (
        <textarea
          {...shared}
          className={`usa-textarea ${type === 'tall area' ? 'usa-textarea--tall' : ''} ${error ? 'usa-input--error' : ''}`}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          type={type}
          autoComplete={autoComplete}
          inputMode={inputMode}
          list={list}
          className={`usa-input ${error ? 'usa-input--error' : ''}`}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}
