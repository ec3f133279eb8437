/** What a document proposes, to be chosen one by one: the words themselves, and under them the field that they would go to. */
import { Trans, useLingui } from '@lingui/react/macro';
import { fieldId } from '../../../ui/ErrorSummary';
import { languageWords } from '../../../ui/kinds';
import { fieldWords } from '../write/fieldWords';
import { headingsOf, type Offer, type Offered } from './offers';

type Props = { filename: string; offers: Offer[]; chosen: Offered[]; onToggle: (field: Offered) => void };

/** More headings than these are only counted. */
const shownHeadings = 6;

export function OfferChoices({ filename, offers, chosen, onToggle }: Props) {
  const { i18n } = useLingui();
  const id = fieldId('proposal');
  return (
    <fieldset className="usa-fieldset" aria-describedby={`${id}-hint`}>
      <legend className="usa-legend">
        <Trans>From the document {filename}</Trans>
      </legend>
      <span className="usa-hint" id={`${id}-hint`}>
        <Trans>
          Choose what to take over. Nothing that you typed is replaced, and you can change all of it afterwards.
        </Trans>
      </span>
      {offers.map(({ field, value }) => (
        <div className="usa-checkbox" key={field}>
          <input
            className="usa-checkbox__input"
            id={`${id}-${field}`}
            type="checkbox"
            checked={chosen.includes(field)}
            aria-describedby={`${id}-${field}-place`}
            onChange={() => onToggle(field)}
          />
          <label className="usa-checkbox__label" htmlFor={`${id}-${field}`}>
            {field === 'body' && <Headings markdown={value} />}
            {field === 'language' && (languageWords[value] ? i18n._(languageWords[value]) : value)}
            {(field === 'title' || field === 'summary') && value}
          </label>
          <span className="usa-checkbox__label-description" id={`${id}-${field}-place`}>
            {i18n._(fieldWords[field])}
          </span>
        </div>
      ))}
    </fieldset>
  );
}

function Headings({ markdown }: { markdown: string }) {
  const headings = headingsOf(markdown);
  const more = headings.length - shownHeadings;
  if (headings.length === 0) return <Trans>The words of the document</Trans>;
  return (
    <>
      <Trans>The words of the document, with its headings: {headings.slice(0, shownHeadings).join('; ')}</Trans>
      {more > 0 && (
        <>
          {' '}
          <Trans>and {more} more</Trans>
        </>
      )}
    </>
  );
}
