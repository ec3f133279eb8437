/** Offers what the first document says for a draft that nobody has written yet; the author chooses what of it to take. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNews } from '../../../ui/useNews';
import type { HeldFacts } from '../attachmentFragment';
import type { DraftPatch } from '../write/draftFields';
import type { DraftFields } from '../write/draftQuery';
import { fieldWords } from '../write/fieldWords';
import { OfferChoices } from './OfferChoices';
import { offersOf, type Offered } from './offers';
import { useProposal } from './useProposal';

type Props = {
  /** The draft's first document. */
  document: HeldFacts | undefined;
  fields: DraftFields;
  onTake: (patch: DraftPatch) => void;
};

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

  const take = () => {
    if (taken.length === 0) return;
    onTake(Object.fromEntries(taken.map(({ field, value }) => [field, value])));
    setOver(true);
    const names = taken.map(({ field }) => i18n._(fieldWords[field])).join(', ');
    tell(t`Taken over from the document`, <p>{names}</p>);
  };

  return (
    <>
      <p role="status" className="visually-hidden">
        {isOffered && <Trans>Your document proposes words for this draft.</Trans>}
      </p>
      {news}
      {isOffered && document && (
        <div className="panel">
          <OfferChoices
            filename={document.filename}
            offers={offers}
            chosen={taken.map(({ field }) => field)}
            onToggle={(field) =>
              setLeft((all) => (all.includes(field) ? all.filter((one) => one !== field) : [...all, field]))
            }
          />
          <div className="row actions">
            <button type="button" className="usa-button" aria-disabled={taken.length === 0} onClick={take}>
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
