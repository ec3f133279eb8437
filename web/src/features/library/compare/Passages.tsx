/**
 * Changed passages, with the unchanged words between them counted. What was added is underlined and what was removed struck
 * through, both named for screen readers, so that nothing depends on colour.
 */
import { Plural, Trans } from '@lingui/react/macro';
import { Fragment } from 'react';
import type { Passage, Run } from './compareQuery';

export function Passages({ passages }: { passages: Passage[] }) {
  return (
    <div className="compared">
      {passages.map(({ skipped, runs }, place) => (
        // Passages have no names of their own, and their order is all there is to them.
        <Fragment key={place}>
          {skipped > 0 && (
            <p className="compared__gap">
              <Plural value={skipped} one="# word unchanged" other="# words unchanged" />
            </p>
          )}
          {runs.length > 0 && (
            <p className="compared__passage">
              {runs.map((run, at) => (
                <RunText key={at} run={run} />
              ))}
            </p>
          )}
        </Fragment>
      ))}
    </div>
  );
}

export function RunText({ run: { change, text } }: { run: Run }) {
  if (change === 'SAME') return text;
  if (change === 'ADDED') {
    return (
      <ins>
        <span className="visually-hidden">
          <Trans>added:</Trans>{' '}
        </span>
        {text}
      </ins>
    );
  }
  return (
    <del>
      <span className="visually-hidden">
        <Trans>removed:</Trans>{' '}
      </span>
      {text}
    </del>
  );
}
