/** "Check before you send": what stands in the way of a draft, what is worth a look, and resources like it. */
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { DraftKeeper, KeeperState } from '../write/draftKeeper';
import type { EditedResource } from '../write/draftQuery';
import { AdvisoryFindings } from './AdvisoryFindings';
import { FindingList } from './FindingList';
import { LinkCheck } from './LinkCheck';
import { ReadingGrade } from './ReadingGrade';
import { SimilarDrafts } from './SimilarDrafts';
import { usePreflight } from './usePreflight';
import { useSeen } from './useSeen';

type Props = {
  resource: Pick<EditedResource, 'id' | 'slug' | 'department'>;
  keeper: DraftKeeper;
  state: KeeperState;
};

export function PreflightSection({ resource, keeper, state }: Props) {
  const section = useRef<HTMLElement>(null);
  const isSeen = useSeen(section);
  const { revision } = state.known;
  const { answer, error, looking, look, askLinks, isAsking, hasAsked } = usePreflight({
    resourceId: resource.id,
    revision,
    isSeen,
  });
  const blocking = answer?.findings.filter((finding) => finding.blocking) ?? [];
  const advisory = answer?.findings.filter((finding) => !finding.blocking) ?? [];
  const documents = state.known.attachments;

  const checkNow = async () => {
    await keeper.saveNow();
    await look('by hand', keeper.getState().known.revision);
  };

  return (
    <section aria-labelledby="preflight-heading" ref={section}>
      <h2 id="preflight-heading">
        <Trans>Check before you send</Trans>
      </h2>
      <div className="row">
        <button
          type="button"
          className="usa-button usa-button--outline"
          aria-disabled={looking !== null}
          onClick={() => void checkNow()}
        >
          <Trans>Check now</Trans>
        </button>
        <Link to="/publish/$slug/preview" params={{ slug: resource.slug }} className="usa-link">
          <Trans>Preview as another department</Trans>
        </Link>
      </div>
      <p role="status">
        {looking === 'by hand' && <Trans>Checking…</Trans>}
        {looking !== 'by hand' && answer && (
          <>
            <strong>
              <Plural
                value={blocking.length}
                _0="Nothing to mend."
                one="# thing to mend before it can go out."
                other="# things to mend before it can go out."
              />
            </strong>{' '}
            {advisory.length > 0 && (
              <Plural value={advisory.length} one="# thing worth a look." other="# things worth a look." />
            )}
          </>
        )}
        {looking !== 'by hand' && answer === null && (
          <Trans>There is nothing to check yet: write something, and save it.</Trans>
        )}
      </p>
      {error && <FailureNotice error={error} onRetry={() => void look('by hand', revision)} />}
      {answer && (
        <>
          <p className="quiet">
            {answer.revision === revision && state.phase === 'saved' ? (
              <Trans>Checked as of the last save.</Trans>
            ) : (
              <Trans>Checked as of an earlier save. What you changed since is checked after the next one.</Trans>
            )}
          </p>
          {blocking.length > 0 && (
            <>
              <h3>
                <Trans>To mend before it can go out</Trans> ({blocking.length})
              </h3>
              <FindingList findings={blocking} documents={documents} />
            </>
          )}
          <AdvisoryFindings findings={advisory} documents={documents} />
          <ReadingGrade grade={answer.readingGrade} />
          <LinkCheck
            pending={answer.linksPending}
            isAsking={isAsking}
            hasAsked={hasAsked}
            onAsk={() => void askLinks()}
          />
          <SimilarDrafts similar={answer.similar} departmentId={resource.department.id} />
        </>
      )}
    </section>
  );
}
