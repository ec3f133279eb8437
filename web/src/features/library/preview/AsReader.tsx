/** The page of a draft as its readers will have it. */
import { Trans } from '@lingui/react/macro';
import { KindTag } from '../../../ui/KindTag';
import { Prose } from '../../../ui/Prose';
import { AttachmentList } from '../AttachmentList';
import { ResourceFacts } from '../ResourceFacts';
import type { Previewed, PreviewedResource } from './previewQuery';

type Props = {
  resource: PreviewedResource;
  draft: NonNullable<PreviewedResource['draft']>;
  values: Previewed['values'];
  standards: Previewed['standards'];
};

export function AsReader({ resource, draft, values, standards }: Props) {
  return (
    <section aria-labelledby="as-reader-heading" className="card">
      <p className="tags">
        <KindTag kind={resource.kind} topics={draft.topics} />
      </p>
      <h2 id="as-reader-heading">{draft.title || <Trans>No title yet</Trans>}</h2>
      <p className="facts">
        <span>
          {resource.department.name}, {resource.department.state}
        </span>
      </p>
      <div className="split split--aside-last">
        <div>
          {draft.summary && <p className="lead">{draft.summary}</p>}
          {draft.attachments.length > 0 && (
            <>
              <h3>
                <Trans>Documents</Trans>
              </h3>
              <AttachmentList attachments={draft.attachments} />
            </>
          )}
          {draft.bodyHtml && <Prose html={draft.bodyHtml} />}
        </div>
        <ResourceFacts
          resource={{ ...draft, languages: [draft.language], department: resource.department }}
          values={values}
          standards={standards}
        />
      </div>
    </section>
  );
}
