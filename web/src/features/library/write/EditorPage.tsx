/**
 * The page of one draft: loads it, then leaves it to the form; says so when it is not this viewer's to edit. Once the draft is
 * sent on it is loaded anew, and the page says what became of it.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { kindWords } from '../../../ui/kinds';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Notice } from '../../../ui/Notice';
import { SignInLink } from '../../../ui/SignInLink';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useViewer } from '../../directory/viewer';
import { DecisionNotice } from './DecisionNotice';
import { useUnanswered } from './decisionsQuery';
import { EditorForm } from './EditorForm';
import { EditorQuery, nextDraft, type EditorData } from './draftQuery';
import { LifeLine } from '../life/LifeLine';
import type { SendOutcome } from '../send/sendDraft';
import { SendNotice } from '../send/SendNotice';

const route = getRouteApi('/publish/$slug');

export function EditorPage() {
  const { slug } = route.useParams();
  return <EditorOf key={slug} slug={slug} />;
}

function EditorOf({ slug }: { slug: string }) {
  const { t, i18n } = useLingui();
  usePageTitle(t`Publish`);
  const { viewer, error: viewerFault } = useViewer();
  const answers = useUnanswered();
  const [data, hold] = useState<EditorData>();
  // Asked once, and of the server: a draft from the cache could be older than what a colleague saved, and an answer that
  // came again after each save must not replace what is being written.
  const [{ data: answer, error }, ask] = useQuery({
    query: EditorQuery,
    variables: { slug },
    requestPolicy: 'network-only',
    pause: data !== undefined,
  });
  if (answer && !data) hold(answer);
  const client = useClient();
  const [outcome, setOutcome] = useState<SendOutcome | null>(null);
  const renew = async (sent: SendOutcome) => {
    const now = await client.query(EditorQuery, { slug }, { requestPolicy: 'network-only' }).toPromise();
    // Without an answer the page asks again by itself, and says what is wrong.
    hold(now.data);
    setOutcome(sent);
  };
  if (error && !data) {
    return (
      <div className="grid-container">
        <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  if (!data || !(viewer || viewerFault)) {
    return (
      <div className="grid-container">
        <Loading />
      </div>
    );
  }
  const { resource } = data;
  if (!resource && viewer && !viewer.person) {
    return (
      <div className="grid-container">
        <h1>
          <Trans>Publish</Trans>
        </h1>
        <Notice tone="info" heading={t`Please sign in`}>
          <p>
            <Trans>Drafts are open to their department only. Text that you wrote here is kept in this browser.</Trans>
          </p>
          <SignInLink />
        </Notice>
      </div>
    );
  }
  if (!resource) return <NotFound />;
  const draft = resource.draft ?? (resource.currentVersion && nextDraft(resource.currentVersion));
  const decision = resource.openReview ? undefined : answers.get(resource.id);
  return (
    <div className="grid-container">
      <h1>
        {resource.currentVersion ? <Trans>Write a new version</Trans> : <Trans>Publish</Trans>}
        {': '}
        {i18n._(kindWords[resource.kind])}
      </h1>
      <p className="quiet">
        {resource.department.name}, {resource.department.state} ·{' '}
        <Link to="/r/$slug" params={{ slug: resource.slug }} className="usa-link">
          <Trans>See the page</Trans>
        </Link>
      </p>
      {outcome && <SendNotice key={outcome.kind} outcome={outcome} slug={slug} />}
      <LifeLine slug={slug} />
      {decision && <DecisionNotice review={decision} />}
      {resource.openReview && !outcome && (
        <Notice tone="info" heading={t`A review is open`}>
          <p>
            {resource.openReview.state === 'SUBMITTED' ? (
              <Trans>Your office’s publisher has this resource. What you change now goes into the next version.</Trans>
            ) : (
              <Trans>An Alliance reviewer has this resource. What you change now goes into the next version.</Trans>
            )}
          </p>
          <p>
            <Link to="/reviews/$id" params={{ id: resource.openReview.id }} className="usa-link">
              <Trans>See the review, and write to the reviewer</Trans>
            </Link>
          </p>
        </Notice>
      )}
      {draft && resource.viewerActions.includes('EDIT') ? (
        <EditorForm
          // What is published becomes a version, and the form begins the next one.
          key={`${resource.id} ${resource.currentVersion?.id ?? ''}`}
          resource={resource}
          draft={draft}
          data={data}
          personId={viewer?.person?.id ?? ''}
          onSend={() => setOutcome(null)}
          onSent={renew}
        />
      ) : (
        <Notice tone="warning" heading={t`You may read this, but not change it`}>
          <p>
            <Trans>Ask a steward of the department for the role of a contributor.</Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}
