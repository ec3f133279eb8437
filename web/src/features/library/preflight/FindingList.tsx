/** What was found in a draft, of one weight: what is wrong, the words it is about, how to mend it, and the way there. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { fieldId } from '../../../ui/ErrorSummary';
import { fieldWords } from '../write/fieldWords';
import { documentId, goToMend, plainField } from './goTo';
import { findingKey } from './findingKey';
import type { PreflightFinding } from './preflightQuery';
import { sayProblem } from './sayProblem';

type Props = {
  findings: PreflightFinding[];
  /** The documents of the draft, to name them. */
  documents: { id: string; filename: string }[];
  /** Where a finding may be hidden. */
  onHide?: (finding: PreflightFinding) => void;
};

const words: Partial<Record<string, MessageDescriptor>> = fieldWords;

export function FindingList({ findings, documents, onHide }: Props) {
  const { t, i18n } = useLingui();
  const placeName = ({ field, attachmentId }: PreflightFinding) => {
    const held = attachmentId && documents.find(({ id }) => id === attachmentId);
    if (held) return held.filename;
    const named = words[plainField(field)];
    return named ? i18n._(named) : t`the field`;
  };
  return (
    <ul className="plain-list">
      {findings.map((finding) => {
        const { field, attachmentId, passage } = finding;
        const { message, mend } = sayProblem(i18n, finding);
        return (
          <li className="file" key={findingKey(finding)}>
            <p>
              <strong>{message}</strong>
            </p>
            {passage && <blockquote className="said">{passage}</blockquote>}
            {mend && <p>{mend}</p>}
            <div className="row actions">
              <a
                className="usa-link"
                href={`#${attachmentId ? documentId(attachmentId) : fieldId(field)}`}
                onClick={(event) => {
                  event.preventDefault();
                  goToMend(field, attachmentId);
                }}
              >
                <Trans>Go to: {placeName(finding)}</Trans>
              </a>
              {onHide && (
                <button type="button" className="usa-button usa-button--unstyled" onClick={() => onHide(finding)}>
                  <Trans>
                    Hide<span className="visually-hidden"> {message}</span>
                  </Trans>
                </button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
