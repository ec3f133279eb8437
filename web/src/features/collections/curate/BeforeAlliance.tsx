/** For curators: the collections that members flagged, and those whose keepers ask the Alliance, oldest first; and those that it took down. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { DateText } from '../../../ui/DateText';
import { FailureNotice } from '../../../ui/FailureNotice';
import { reachWords } from '../../../ui/kinds';
import { FlagKinds } from '../../moderation/review/FlagKinds';
import { CollectionCard } from '../CollectionCard';
import { BeforeAllianceQuery } from './moderateOrders';

/** While there are none the answer names no type that a change would. */
const context = { additionalTypenames: ['Collection'] };

export function BeforeAlliance() {
  const { i18n } = useLingui();
  const [{ data, error }, ask] = useQuery({
    query: BeforeAllianceQuery,
    requestPolicy: 'cache-and-network',
    context,
  });
  if (error && !data) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const [flagged, asking, down] = [data?.flagged.edges ?? [], data?.asking.edges ?? [], data?.takenDown.edges ?? []];
  return (
    <>
      {flagged.length > 0 && (
        <section aria-labelledby="flagged-heading">
          <h2 id="flagged-heading">
            <Trans context="collections">Flagged</Trans>
          </h2>
          <p>
            <Trans>
              Members say that something is wrong with these. Open one, read what they wrote, and answer at its top. The
              one that has waited longest comes first.
            </Trans>
          </p>
          <ul className="plain-list">
            {flagged.map(({ node }) => (
              <CollectionCard key={node.id} collection={node}>
                <p className="facts">
                  <span>
                    <Plural value={node.flags?.length ?? 0} one="# flag" other="# flags" />
                  </span>
                  <FlagKinds flags={node.flags ?? []} />
                  <span>
                    <Trans>
                      Waits since <DateText value={node.flaggedAt ?? ''} />
                    </Trans>
                  </span>
                </p>
              </CollectionCard>
            ))}
          </ul>
        </section>
      )}
      {asking.length > 0 && (
        <section aria-labelledby="asking-heading">
          <h2 id="asking-heading">
            <Trans>Waiting for the Alliance</Trans>
          </h2>
          <p>
            <Trans>
              Departments ask to show these to more readers. Open one, read it, and answer at its top. The one that has
              waited longest comes first.
            </Trans>
          </p>
          <ul className="plain-list">
            {asking.map(({ node }) => (
              <CollectionCard key={node.id} collection={node}>
                <p>
                  <Trans>
                    Asked on <DateText value={node.askedAt ?? ''} />. To be shared with:{' '}
                    {node.askedReach ? i18n._(reachWords[node.askedReach]) : ''}
                  </Trans>
                </p>
              </CollectionCard>
            ))}
          </ul>
        </section>
      )}
      {down.length > 0 && (
        <section aria-labelledby="down-heading">
          <h2 id="down-heading">
            <Trans>Taken down</Trans>
          </h2>
          <ul className="plain-list">
            {down.map(({ node }) => (
              <CollectionCard key={node.id} collection={node}>
                <p className="lines">{node.verdict?.reason}</p>
                <p className="quiet">
                  <Trans>
                    Taken down on <DateText value={node.verdict?.decidedAt ?? ''} />
                  </Trans>
                </p>
                {node.wordsAt && node.verdict && Date.parse(node.wordsAt) > Date.parse(node.verdict.decidedAt) && (
                  <p>
                    <strong>
                      <Trans>
                        Its keepers have changed the words on <DateText value={node.wordsAt} />.
                      </Trans>
                    </strong>
                  </p>
                )}
              </CollectionCard>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
