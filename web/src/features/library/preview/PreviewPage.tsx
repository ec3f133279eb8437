/** A draft as the people of another department would meet it: chosen by name, told what they could do with it, and shown. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Notice } from '../../../ui/Notice';
import { usePageTitle } from '../../../ui/usePageTitle';
import { DepartmentPicker } from '../../directory/pick/DepartmentPicker';
import { AsReader } from './AsReader';
import { DraftMeeting } from './DraftMeeting';
import { PreviewDraftQuery, PreviewedQuery } from './previewQuery';

const route = getRouteApi('/publish/$slug/preview');

/** A save that was still under way when its author came here makes both questions be asked again. */
const afterSaves = { additionalTypenames: ['Draft'] };

export function PreviewPage() {
  const { t } = useLingui();
  usePageTitle(t`Preview as another department`);
  const { slug } = route.useParams();
  const [{ data, error }, ask] = useQuery({
    query: PreviewedQuery,
    variables: { slug },
    requestPolicy: 'cache-and-network',
    context: afterSaves,
  });
  if (data && !data.resource) return <NotFound />;
  const draft = data?.resource?.draft;
  return (
    <div className="grid-container">
      <h1>
        <Trans>Preview as another department</Trans>
      </h1>
      <p>
        <Link to="/publish/$slug" params={{ slug }} className="usa-link">
          <Trans>Back to writing</Trans>
        </Link>
      </p>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading />}
      {data?.resource && !draft && (
        <Notice tone="info" heading={t`There is no draft`}>
          <p>
            <Trans>Nobody has written a next version yet, or you may not see it.</Trans>{' '}
            <Link to="/r/$slug" params={{ slug }} className="usa-link">
              <Trans>See the page</Trans>
            </Link>
          </p>
        </Notice>
      )}
      {data?.resource && draft && (
        <>
          <Met resourceId={data.resource.id} />
          <AsReader resource={data.resource} draft={draft} />
        </>
      )}
    </div>
  );
}

function Met({ resourceId }: { resourceId: string }) {
  const { t } = useLingui();
  const { department: ocdId } = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data, error, fetching }, ask] = useQuery({
    query: PreviewDraftQuery,
    variables: { resourceId, ocdId: ocdId ?? '' },
    requestPolicy: 'cache-and-network',
    pause: ocdId === undefined,
    context: afterSaves,
  });
  const preview = ocdId && data?.previewDraft;
  const heading = useRef<HTMLHeadingElement>(null);
  const wasChosen = useRef(false);
  useEffect(() => {
    if (preview && wasChosen.current) heading.current?.focus();
    if (preview) wasChosen.current = false;
  }, [preview]);
  return (
    <section aria-labelledby="met-heading">
      <h2 id="met-heading" ref={heading} tabIndex={-1}>
        {preview ? (
          <Trans>
            To {preview.department.name}, {preview.department.stateName}
          </Trans>
        ) : (
          <Trans>Which department?</Trans>
        )}
      </h2>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {ocdId && fetching && !preview && <Loading />}
      {ocdId && !fetching && data && !preview && (
        <Notice tone="warning" heading={t`There is no such department`}>
          <p>
            <Trans>Look for it by its name.</Trans>
          </p>
        </Notice>
      )}
      {preview && <DraftMeeting preview={preview} />}
      <details open={!ocdId}>
        <summary>{preview ? <Trans>Choose another department</Trans> : <Trans>Choose a department</Trans>}</summary>
        <DepartmentPicker
          choose={<Trans>Preview as</Trans>}
          onChoose={(chosen) => {
            wasChosen.current = true;
            void navigate({ search: { department: chosen.ocdId } });
          }}
        />
      </details>
    </section>
  );
}
