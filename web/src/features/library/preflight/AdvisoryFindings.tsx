/** What is worth a look and stops nobody. Each may be hidden for this visit, and all brought back. */
import { Plural, Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { FindingList } from './FindingList';
import { findingKey } from './findingKey';
import type { PreflightFinding } from './preflightQuery';

type Props = { findings: PreflightFinding[]; documents: { id: string; filename: string }[] };

export function AdvisoryFindings({ findings, documents }: Props) {
  const [hidden, setHidden] = useState<string[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = findings.filter((finding) => !hidden.includes(findingKey(finding)));
  const away = findings.length - shown.length;
  if (findings.length === 0) return null;
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        <Trans>Worth a look</Trans> ({shown.length})
      </h3>
      <FindingList
        findings={shown}
        documents={documents}
        onHide={(finding) => {
          setHidden((keys) => [...keys, findingKey(finding)]);
          // The button that was pressed is gone.
          heading.current?.focus();
        }}
      />
      {away > 0 && (
        <p className="row">
          <span className="quiet">
            <Plural value={away} one="# is hidden for this visit." other="# are hidden for this visit." />
          </span>
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            onClick={() => {
              setHidden([]);
              heading.current?.focus();
            }}
          >
            <Trans>Show them again</Trans>
          </button>
        </p>
      )}
    </>
  );
}
