/** Which of a draft's documents are shown as pictures, and what each says to who does not see it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { fieldId } from '../../../../ui/ErrorSummary';
import { FieldError } from '../../../../ui/FieldError';
import { TextField } from '../../../../ui/TextField';
import type { HeldFacts } from '../../attachmentFragment';
import type { Picture } from '../detailsFields';
import { fieldWords } from '../fieldWords';

/** Whether a document can be shown on the page. */
export const isPicture = ({ mediaType }: Pick<HeldFacts, 'mediaType'>) => mediaType.startsWith('image/');

type Props = { pictures: Picture[]; attachments: HeldFacts[]; error?: string; onChange: (pictures: Picture[]) => void };

export function PicturesField({ pictures, attachments, error, onChange }: Props) {
  const { t, i18n } = useLingui();
  const id = fieldId('pictures');
  const images = attachments.filter(isPicture);
  const shown = pictures.filter(({ attachmentId }) => images.some((image) => image.id === attachmentId));
  return (
    <fieldset className="usa-fieldset" aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}>
      <legend className="usa-legend">
        {i18n._(fieldWords.pictures)}{' '}
        <span className="quiet">
          (<Plural value={shown.length} _0="none shown" one="# shown" other="# shown" />)
        </span>
      </legend>
      <span className="usa-hint" id={`${id}-hint`}>
        {images.length === 0 ? (
          <Trans>To show a picture, add it to the documents above first (PNG or JPEG).</Trans>
        ) : (
          <Trans>Choose the pictures that readers see on the page. Say in words what each shows.</Trans>
        )}
      </span>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {images.map((image, place) => {
        const picture = pictures.find(({ attachmentId }) => attachmentId === image.id);
        const others = pictures.filter(({ attachmentId }) => attachmentId !== image.id);
        const inputId = place === 0 ? id : `${id}-${image.id}`;
        return (
          <div key={image.id}>
            <div className="usa-checkbox">
              <input
                className="usa-checkbox__input"
                id={inputId}
                type="checkbox"
                checked={picture !== undefined}
                onChange={() =>
                  onChange(picture ? others : [...pictures, { attachmentId: image.id, alternativeText: '' }])
                }
              />
              <label className="usa-checkbox__label" htmlFor={inputId}>
                <Trans>Show {image.filename}</Trans>
              </label>
            </div>
            {picture && (
              <TextField
                field={`pictures-${image.id}-alt`}
                label={<Trans>What does {image.filename} show?</Trans>}
                hint={t`For people who cannot see it. Like: A clerk holds a numbered seal beside a ballot bag`}
                value={picture.alternativeText}
                onChange={(alternativeText) =>
                  onChange(pictures.map((other) => (other === picture ? { ...other, alternativeText } : other)))
                }
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
