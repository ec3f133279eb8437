/**
 * A long text: the visual editor, or the plain text with its marks. The plain text shows until the editor has come, when it does
 * not come, and when the text holds what the editor cannot show; so nothing of a text is ever lost by opening it.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState, type ReactNode } from 'react';
import { fieldId } from '../../../../ui/ErrorSummary';
import { FieldError } from '../../../../ui/FieldError';
import { keepWay, useWay, type Way } from './editorWay';
import { useVisualEditor } from './useVisualEditor';
import { unshownWords } from './unshownWords';

type Props = {
  field: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  value: string;
  onChange: (value: string) => void;
};

export function MarkdownField({ field, label, hint, error, value, onChange }: Props) {
  const { t, i18n } = useLingui();
  const labelId = useId();
  const id = fieldId(field);
  const way = useWay();
  const editor = useVisualEditor(way === 'visual');
  // What the visual editor wrote last: it can show that, so only text from elsewhere is looked through.
  const [own, setOwn] = useState<string | null>(null);
  const unshown = editor.module && value !== own ? editor.module.unshown(value) : null;
  // Nothing changes under a hand: whoever writes in the plain text goes on in it until they leave it.
  const [writing, setWriting] = useState(false);
  const visual = way === 'visual' && editor.module && !unshown && !writing ? editor.module : null;
  const described = [hint && `${id}-hint`, unshown && `${id}-why`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  };
  // The button goes away with what it changes; the field itself is where one goes on.
  const choose = (next: Way) => {
    keepWay(next);
    requestAnimationFrame(() => {
      const field = document.getElementById(id);
      // While the editor has not come, the plain text would keep the focus, and so its place.
      if (next === 'plain' || !(field instanceof HTMLTextAreaElement)) field?.focus();
    });
  };
  return (
    <div className={error ? 'usa-form-group usa-form-group--error' : 'usa-form-group'}>
      {/* A label can only name a field of a form; the editor is named by its id. */}
      {visual ? (
        <span className="usa-label" id={labelId}>
          {label}
        </span>
      ) : (
        <label className="usa-label" htmlFor={id}>
          {label}
        </label>
      )}
      {hint && (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {way === 'visual' && unshown && (
        <p className="usa-hint" id={`${id}-why`}>
          <Trans>
            This text holds {i18n._(unshownWords[unshown])}. Only the plain text can keep that, so it is shown here.
          </Trans>
        </p>
      )}
      {way === 'visual' && editor.failed && (
        <p className="usa-hint">
          <Trans>The editor with buttons did not load. You can write here all the same.</Trans>
        </p>
      )}
      {visual ? (
        <visual.VisualEditor
          {...shared}
          labelledBy={labelId}
          value={value}
          onChange={(text) => {
            setOwn(text);
            onChange(text);
          }}
        />
      ) : (
        <textarea
          {...shared}
          name={field}
          className={`usa-textarea usa-textarea--tall ${error ? 'usa-input--error' : ''}`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onFocus={() => setWriting(true)}
          onBlur={() => setWriting(false)}
        />
      )}
      <p className="quiet editor-way">
        {way === 'visual' ? (
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => choose('plain')}>
            <Trans>Write with marks (Markdown)</Trans>
          </button>
        ) : (
          <>
            <button type="button" className="usa-button usa-button--unstyled" onClick={() => choose('visual')}>
              <Trans>Write with buttons</Trans>
            </button>{' '}
            <span>{t`Marks: ## heading, * list, **bold**, > quote, [words](address)`}</span>
          </>
        )}
        <span className="visually-hidden">: {label}</span>
      </p>
    </div>
  );
}
