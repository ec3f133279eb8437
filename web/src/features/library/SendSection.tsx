/** Who may read it, and the button that sends it on: to Alliance review, or inside the department at once. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Choices } from '../../ui/Choices';
import { reachWords, type Reach } from '../../ui/kinds';
import type { DraftFields } from './draftQuery';
import { fieldWords } from './fieldWords';

type Props = {
  reach: DraftFields['reach'];
  error?: string;
  sending: boolean;
  onReach: (reach: Reach) => void;
  onSend: () => void;
};

export function SendSection({ reach, error, sending, onReach, onSend }: Props) {
  const { i18n } = useLingui();
  const inside = reach === 'DEPARTMENT';
  // Groups come later; a draft that names them keeps the choice.
  const reaches: Reach[] = [
    'DEPARTMENT',
    ...(reach === 'GROUP' ? (['GROUP'] as const) : []),
    'STATE',
    'ALLIANCE',
    'PUBLIC',
  ];
  return (
    <section aria-labelledby="send-heading">
      <h2 id="send-heading">
        <Trans>Share it</Trans>
      </h2>
      <Choices
        field="reach"
        kind="radio"
        legend={i18n._(fieldWords.reach)}
        error={error}
        options={reaches.map((value) => ({ value, label: i18n._(reachWords[value]) }))}
        chosen={[reach]}
        onChange={([chosen]) => chosen && onReach(chosen)}
      />
      <p className="measure">
        {inside ? (
          <Trans>Inside your own department no review is needed: it is published at once.</Trans>
        ) : (
          <Trans>
            Beyond your department, an Alliance reviewer reads it first. Check once more for voters’ names and
            signatures, passwords, and anything your state keeps confidential.
          </Trans>
        )}
      </p>
      <button type="button" className="usa-button" aria-disabled={sending} onClick={() => !sending && onSend()}>
        {inside ? <Trans>Publish in my department</Trans> : <Trans>Submit for review</Trans>}
      </button>
    </section>
  );
}
