/**
 * The list of what must be mended, above a form. It takes the focus each time it appears anew, and each line leads to its
 * field (the GOV.UK error summary pattern).
 */
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Notice } from './Notice';

export type Problem = { field: string; message: string };

/** The element id of a field by its input name. */
export const fieldId = (field: string) => `field-${field}`;

export function ErrorSummary({ problems }: { problems: Problem[] }) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <Notice tone="error" heading={t`There is a problem`} ref={box}>
      <ul className="plain-list">
        {problems.map((problem) => (
          <li key={problem.field + problem.message}>
            <a
              className="usa-link"
              href={`#${fieldId(problem.field)}`}
              onClick={(event) => {
                const field = document.getElementById(fieldId(problem.field));
                if (!field) return;
                event.preventDefault();
                field.scrollIntoView({ block: 'center' });
                field.focus({ preventScroll: true });
              }}
            >
              {problem.message}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
