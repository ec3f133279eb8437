/** The passages that were to be changed, each with whether its words still stand: a word and a shape, never a color alone. */
import { Plural, Trans } from '@lingui/react/macro';
import type { Round } from '../reviewQuery';

export function AskedPassages({ passages }: Pick<Round, 'passages'>) {
  if (passages.length === 0) return null;
  const standing = passages.filter(({ stands }) => stands).length;
  return (
    <>
      <h3>
        <Trans>What was to be changed</Trans>
      </h3>
      <p>
        <Plural
          value={standing}
          _0="None of these words stand in the new version any more."
          one="The words of # place still stand in the new version."
          other="The words of # places still stand in the new version."
        />
      </p>
      <ol className="passages">
        {passages.map(({ quote, text, stands }, place) => (
          // Two may ask for the same at the same words; only the place tells them apart.
          <li key={place + quote}>
            <p>
              <span className={`usa-tag usa-tag--quiet status ${stands ? 'status--late' : 'status--published'}`}>
                {stands ? <Trans>Still stands</Trans> : <Trans>Changed</Trans>}
              </span>
            </p>
            <blockquote className="said">{quote}</blockquote>
            <p className="lines">{text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
