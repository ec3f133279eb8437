/** How a draft would meet one department: whether its people could read it, whether it is for their state and size, and the verdict. */
import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import { sizeWords } from '../../../ui/kinds';
import { sentence } from '../../../ui/sentence';
import type { DraftPreview } from './previewQuery';
import { usabilityWords } from '../details/detailsWords';

export function DraftMeeting({ preview }: { preview: DraftPreview }) {
  const { i18n } = useLingui();
  const { department, reads, because, verdict, applies, fitsSize } = preview;
  const state = department.stateName;
  return (
    <dl className="meeting">
      <dt>
        <Trans>Could they read it?</Trans>
      </dt>
      <dd>
        <strong>{reads ? <Trans>Yes</Trans> : <Trans>No</Trans>}</strong> · {sentence(because)}
      </dd>
      <dt>
        <Trans>Is it for their state?</Trans>
      </dt>
      <dd>
        {applies ? (
          <Trans>Yes: it is for {state}.</Trans>
        ) : (
          <Trans>No: {state} is not among the states that you named.</Trans>
        )}
      </dd>
      <dt>
        <Trans>Is it for their size?</Trans>
      </dt>
      <dd>
        {fitsSize ? <Trans>Yes</Trans> : <Trans>No: it is not among the sizes that you named.</Trans>}
        {department.size && ` · ${i18n._(sizeWords[department.size])}`}
      </dd>
      <dt>
        <Trans>How usable is it in {state}?</Trans>
      </dt>
      <dd>
        {verdict ? (
          <>
            <strong>{i18n._(usabilityWords[verdict.usability])}</strong>
            {verdict.checkedOn && (
              <>
                {' · '}
                <Trans>
                  checked on <DateText value={verdict.checkedOn} />
                </Trans>
              </>
            )}
            {verdict.reason && <p className="lines">{verdict.reason}</p>}
            {verdict.citation && <p className="quiet">{verdict.citation}</p>}
          </>
        ) : (
          <Trans>Nothing is said of {state} yet.</Trans>
        )}
      </dd>
    </dl>
  );
}
