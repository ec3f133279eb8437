/** Offers what the first document says for a draft that nobody has written yet; the author chooses what of it to take. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Choices } from '../../../ui/Choices';
import { languageWords } from '../../../ui/kinds';
import { useNews } from '../../../ui/useNews';
import type { HeldFacts } from '../attachmentFragment';
import type { DraftPatch } from '../write/draftFields';
import type { DraftFields } from '../write/draftQuery';
import { fieldWords } from '../write/fieldWords';
import { headingsOf, offersOf, type Offer, type Offered } from './offers';
import { useProposal } from './useProposal';

type Props = {
  /** The draft's first document. */
  document: HeldFacts | undefined;
  fields: DraftFields;
  onTake: (patch: DraftPatch) => void;
};

/** More headings than these are only counted. */
const shownHeadings = 6;

export function ProposalOffer({ document, fields, onTake }: Props) {
  const { t, i18n } = useLingui();
  const [isOver, setOver] = useState(false);
  const [left, setLeft] = useState<Offered[]>([]);
  const [news, tell] = useNews();
  // Who has written both has no need of the document's words, and it need not be asked for them.
  const isOpen = !isOver && (fields.summary.trim() === '' || fields.body.trim() === '');
  const proposal = useProposal(isOpen && document?.state === 'READY' ? document.id : undefined);
  const offers = proposal && document ? offersOf(proposal, fields, document.filename) : [];
  const taken = offers.filter(({ field }) => !left.includes(field));
  const isOffered = isOpen && offers.length > 0;

  const describe = ({ field, value }: Offer) => {
    if (field === 'language') return languageWords[value] ? i18n._(languageWords[value]) : value;
    return field === 'body' ? <Headings markdown={value} /> : value;
  };

  return (
    <>
      <p role="status" className="visually-hidden">
        {isOffered && <Trans>Your document proposes words for this draft.</Trans>}
      </p>
      {news}
      {isOffered && document && (
        <div className="panel">
          <Choices
            field="proposal"
            kind="checkbox"
            legend={<Trans>From the document {document.filename}</Trans>}
            hint={t`Choose what to take over. Nothing that you typed is replaced, and you can change all of it afterwards.`}
            options={offers.map((offer) => ({
              value: offer.field,
              label: i18n._(fieldWords[offer.field]),
              description: describe(offer),
            }))}
            chosen={taken.map(({ field }) => field)}
            onChange={(chosen) => setLeft(offers.map(({ field }) => field).filter((field) => !chosen.includes(field)))}
          />
          <div className="row actions">
            <button
              type="button"
              className="usa-button"
              aria-disabled={taken.length === 0}
              onClick={() => {
                if (taken.length === 0) return;
                onTake(Object.fromEntries(taken.map(({ field, value }) => [field, value])));
                setOver(true);
                tell(
                  t`Taken over from the document`,
                  <p>{taken.map(({ field }) => i18n._(fieldWords[field])).join(', ')}</p>,
                );
              }}
            >
              <Trans>Take over what is chosen</Trans>
            </button>
            <button
              type="button"
              className="usa-button usa-button--outline"
              onClick={() => {
                setOver(true);
                tell(t`Nothing was taken over`);
              }}
            >
              <Trans>No, thanks</Trans>
            </button>
          </div>
        </div>
      )}
    </>
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
          <Plural value={more} one="and # more" other="and # more" />
        </>
      )}
    </>
  );
}
