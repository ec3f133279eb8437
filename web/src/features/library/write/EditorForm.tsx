/** The publish form of one draft: documents, description, scope, sharing; saved while writing. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { readFailure } from '../../../gql/errors';
import { ErrorSummary, type Problem } from '../../../ui/ErrorSummary';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { HeldFacts } from '../attachmentFragment';
import { ConflictPanel } from './ConflictPanel';
import { DescribeSection } from './DescribeSection';
import { DetailsSections } from './details/DetailsSections';
import { formField, isMinutes } from './detailsFields';
import type { DraftPatch } from './draftFields';
import { isOffline } from './draftKeeper';
import type { Draft, EditedResource, EditorData } from './draftQuery';
import { FilesSection } from './FilesSection';
import { PreflightSection } from '../preflight/PreflightSection';
import { fileTitle } from './fileTitle';
import { ReplacedNotice } from './ReplacedNotice';
import { SaveStatus } from './SaveStatus';
import { ScopeSection } from './ScopeSection';
import { isDone, publishVersion, submitForReview, type SendOutcome } from '../send/sendDraft';
import { SendNotice } from '../send/SendNotice';
import { SendSection } from '../send/SendSection';
import { sendWay } from '../send/sendWay';
import { SetAsideNotice } from './SetAsideNotice';
import { ProposalOffer } from '../start/ProposalOffer';
import { takeFile } from './startedFiles';
import { SuggestSection } from '../suggest/SuggestSection';
import { isBusy } from '../upload/uploadState';
import { useUploads } from '../upload/useUploads';
import { useDraftKeeper } from './useDraftKeeper';

type Props = {
  resource: EditedResource;
  draft: Draft;
  data: EditorData;
  personId: string;
  /** The draft is about to be sent on. */
  onSend: () => void;
  /** It was sent, or somebody else has sent it: the resource is not what it was. */
  onSent: (outcome: SendOutcome) => Promise<void>;
};

export function EditorForm({ resource, draft, data, personId, onSend, onSent }: Props) {
  const { t } = useLingui();
  const client = useClient();
  const { keeper, state } = useDraftKeeper({ resource, draft, personId });
  const { fields } = state;
  const [problems, setProblems] = useState<Problem[]>([]);
  const [mended, setMended] = useState<string[]>([]);
  const [outcome, setOutcome] = useState<SendOutcome | null>(null);
  const [sending, setSending] = useState(false);
  const written = { revision: state.known.revision, reach: fields.reach };
  const way = sendWay(resource, written, data.publishingRules.ownReach);

  // Documents that came in this visit: the draft names them by id, the list shows them by name.
  const [arrived, setArrived] = useState<HeldFacts[]>([]);
  const changeDocuments = (come: HeldFacts, ids: (held: string[]) => string[]) => {
    const { attachmentIds, title } = keeper.getState().fields;
    setArrived((all) => [...all.filter(({ id }) => id !== come.id), come]);
    keeper.change({
      attachmentIds: [...new Set(ids(attachmentIds))],
      ...(title.trim() === '' && { title: fileTitle(come.filename) }),
    });
  };
  const add = (document: HeldFacts) => changeDocuments(document, (held) => [...held, document.id]);
  const uploads = useUploads({ departmentId: resource.department.id, rules: data.uploadRules, onReady: add });
  const attachments = useMemo(() => {
    const known = [...arrived, ...state.known.attachments];
    return fields.attachmentIds.flatMap((id) => known.find((file) => file.id === id) ?? []);
  }, [state.known.attachments, arrived, fields.attachmentIds]);

  const { queue } = uploads;
  useEffect(() => {
    const file = takeFile(resource.slug);
    if (file) queue.start([file]);
  }, [queue, resource.slug]);

  const refusal = state.error && readFailure(state.error);
  const errors: Partial<Record<string, string>> = Object.fromEntries(
    problems.flatMap(({ field, message }) => (mended.includes(field) ? [] : [[field, message]])),
  );
  if (refusal?.field) errors[formField(refusal.field)] ??= refusal.message;

  // A field that is being mended is no longer complained about; the summary stays until the next try.
  const change = (patch: DraftPatch) => {
    setMended((fields) => [...fields, ...Object.keys(patch)]);
    keeper.change(patch);
  };

  const send = async () => {
    setOutcome(null);
    onSend();
    setMended([]);
    const found: Problem[] = [];
    if (uploads.uploads.some(isBusy)) {
      found.push({
        field: 'attachmentIds',
        message: t`Wait until the documents are uploaded and checked, or cancel them`,
      });
    }
    if (!isMinutes(fields.minutes)) found.push({ field: 'minutes', message: t`Enter the minutes as a whole number` });
    setProblems(found);
    if (found.length > 0) return;
    setSending(true);
    try {
      if (!(await keeper.saveNow()) && !(await keeper.saveNow())) return;
      const order = { resourceId: resource.id, revision: keeper.getState().known.revision };
      const answer = await (way === 'publish'
        ? publishVersion(client, order, fields.reach)
        : submitForReview(client, order));
      if (answer.kind === 'incomplete') {
        setProblems(answer.problems.map(({ field, message }) => ({ field: formField(field), message })));
      } else if (answer.kind === 'conflict') {
        keeper.meetConflict(answer.draft, answer.message);
        const { phase, together } = keeper.getState();
        // Nothing goes out that its sender has not seen.
        const message = t`Somebody else saved this draft just before. Both are kept: look it over, then send it again`;
        if (phase !== 'conflict') setProblems([{ field: together?.names[0] ?? 'title', message }]);
      } else if (isDone(answer)) await onSent(answer);
      else setOutcome(answer);
    } finally {
      setSending(false);
    }
  };

  return (
    <form className="editor" noValidate onSubmit={(event) => event.preventDefault()}>
      <div className="save-bar">
        <SaveStatus state={state} />
        <button type="button" className="usa-button usa-button--unstyled" onClick={() => void keeper.saveNow()}>
          <Trans>Save now</Trans>
        </button>
      </div>
      <ErrorSummary problems={problems} />
      {state.phase === 'failed' && state.error && !isOffline(state) && (
        <FailureNotice error={state.error} onRetry={() => void keeper.saveNow()} />
      )}
      <ConflictPanel keeper={keeper} state={state} />
      <ReplacedNotice keeper={keeper} state={state} />
      <SetAsideNotice keeper={keeper} state={state} />
      <FilesSection
        attachments={attachments}
        uploads={uploads}
        rules={data.uploadRules}
        error={errors.attachmentIds}
        onAdd={add}
        onSwap={(id, next) => {
          changeDocuments(next, (held) => held.map((item) => (item === id ? next.id : item)));
          keeper.change({
            pictures: fields.pictures.map((shown) =>
              shown.attachmentId === id ? { ...shown, attachmentId: next.id } : shown,
            ),
          });
        }}
        onRemove={(id) =>
          keeper.change({
            attachmentIds: fields.attachmentIds.filter((item) => item !== id),
            pictures: fields.pictures.filter((shown) => shown.attachmentId !== id),
          })
        }
      />
      {!resource.currentVersion && <ProposalOffer document={attachments[0]} fields={fields} onTake={change} />}
      <DescribeSection
        fields={fields}
        isNext={resource.currentVersion !== null}
        savedBodyHtml={state.known.bodyHtml}
        errors={errors}
        onChange={change}
      />
      <DetailsSections
        kind={resource.kind}
        fields={fields}
        attachments={attachments}
        errors={errors}
        onChange={change}
      />
      <ScopeSection fields={fields} values={data.values} standards={data.standards} errors={errors} onChange={change} />
      <SuggestSection resourceId={resource.id} keeper={keeper} fields={fields} onChange={change} />
      <PreflightSection resource={resource} keeper={keeper} state={state} />
      <SendSection
        departmentId={resource.department.id}
        reach={fields.reach}
        way={way}
        error={errors.reach}
        sending={sending}
        onReach={(reach) => change({ reach })}
        onSend={() => void send()}
      />
      {outcome && <SendNotice key={outcome.kind} outcome={outcome} slug={resource.slug} onRetry={() => void send()} />}
    </form>
  );
}
