/** The changes that a reviewer asked for at certain words, to be worked through above the draft; what is ticked off stays so in the tab. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { useKeptText } from '../../../ui/useKeptText';
import { AskedChangesQuery } from './askedChangesQuery';

export function AskedChanges({ reviewId }: { reviewId: string }) {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: AskedChangesQuery, variables: { id: reviewId } });
  const [kept, keep] = useKeptText(`commons-mended ${reviewId}`);
  if (error && !data) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const node = data?.node;
  const passages = node?.__typename === 'ReviewRequest' ? node.timeline.filter(({ kind }) => kind === 'PASSAGE') : [];
  if (passages.length === 0) return null;
  const mended = kept.split(' ').filter(Boolean);
  const toggle = (id: string) =>
    keep((mended.includes(id) ? mended.filter((item) => item !== id) : [...mended, id]).join(' '));
  return (
    <section className="card asked" aria-labelledby="asked-heading">
      <h2 id="asked-heading">
        <Trans>What to change</Trans>
      </h2>
      <p>
        <Trans>Tick off what you have done. The ticks are for you alone.</Trans>
      </p>
      <ol className="passages">
        {passages.map(({ id, passage, text }) => (
          <li key={id}>
            <blockquote className="said">{passage}</blockquote>
            <div className="usa-checkbox">
              <input
                className="usa-checkbox__input"
                id={`mended-${id}`}
                type="checkbox"
                checked={mended.includes(id)}
                aria-label={t`Done: ${text}`}
                onChange={() => toggle(id)}
              />
              <label className="usa-checkbox__label lines" htmlFor={`mended-${id}`}>
                {text}
              </label>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
