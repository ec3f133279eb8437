/** Who may read it, and the button that sends it on: published at once, to the office's publisher, or to Alliance review. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices';
import { reachWords, type Reach } from '../../../ui/kinds';
import { fieldWords } from '../write/fieldWords';
import { NoPublisher } from './NoPublisher';
import { WayWords } from './WayWords';
import type { SendWay } from './sendWay';
import { publishWords } from './sendWords';

type Props = {
  departmentId: string;
  reach: Reach;
  way: SendWay;
  error?: string;
  sending: boolean;
  onReach: (reach: Reach) => void;
  onSend: () => void;
};

export function SendSection({ departmentId, reach, way, error, sending, onReach, onSend }: Props) {
  const { i18n } = useLingui();
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
        <WayWords way={way} reach={reach} />
      </p>
      {way === 'office' && <NoPublisher departmentId={departmentId} />}
      {way !== 'none' && way !== 'unchanged' && (
        <button type="button" className="usa-button" aria-disabled={sending} onClick={() => !sending && onSend()}>
          {way === 'publish' && i18n._(publishWords[reach])}
          {way === 'alliance' && <Trans>Submit for Alliance review</Trans>}
          {way === 'office' && <Trans>Send to my office’s publisher</Trans>}
        </button>
      )}
    </section>
  );
}
