/** Concepts that this one is linked with: what is chosen, each with a button that takes it out, and a search for more. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { fieldId } from '../../../ui/ErrorSummary';
import { FieldError } from '../../../ui/FieldError';
import type { ConceptLink } from './conceptFields';
import { ConceptChoicesQuery } from './conceptQuery';

type Props = {
  field: string;
  legend: ReactNode;
  hint: ReactNode;
  error?: string;
  links: ConceptLink[];
  /** The concept itself is no choice. */
  own?: string;
  onChange: (links: ConceptLink[]) => void;
};

export function LinksField({ field, legend, hint, error, links, own, onChange }: Props) {
  const { t } = useLingui();
  const id = fieldId(field);
  const words = useId();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [{ data, fetching }] = useQuery({ query: ConceptChoicesQuery, variables: { query: asked }, pause: !asked });
  const found = asked && !fetching ? (data?.concepts.edges ?? []).map(({ node }) => node) : null;
  const choices = found?.filter(({ key }) => key !== own && !links.some((link) => link.key === key));
  const find = () => setAsked(text.trim());
  return (
    <fieldset className="usa-fieldset" id={id} tabIndex={-1} aria-describedby={`${id}-hint`}>
      <legend className="usa-legend">{legend}</legend>
      <span className="usa-hint" id={`${id}-hint`}>
        {hint}
      </span>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {links.length > 0 && (
        <ul className="chips plain-list">
          {links.map((link) => (
            <li key={link.key}>
              <button
                type="button"
                className="chip"
                aria-label={t`Take out ${link.preferred}`}
                onClick={() => {
                  onChange(links.filter(({ key }) => key !== link.key));
                  document.getElementById(id)?.focus();
                }}
              >
                {link.preferred} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <label className="visually-hidden" htmlFor={words}>
          <Trans>Find a concept to add</Trans>
        </label>
        <input
          className="usa-input"
          id={words}
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            find();
          }}
        />
        <button type="button" className="usa-button usa-button--outline" onClick={find}>
          <Trans>Find</Trans>
        </button>
      </div>
      <div role="status">
        {choices?.length === 0 && (
          <p>
            <Trans>No other concept has these letters.</Trans>
          </p>
        )}
      </div>
      {choices && choices.length > 0 && (
        <ul className="chips plain-list" aria-label={t`Concepts to add`}>
          {choices.map(({ key, preferred }) => (
            <li key={key}>
              <button
                type="button"
                className="usa-button usa-button--outline"
                onClick={() => {
                  onChange([...links, { key, preferred }]);
                  document.getElementById(words)?.focus();
                }}
              >
                <Trans>Add {preferred}</Trans>
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
