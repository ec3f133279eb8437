/** A document's type and size in a reader's words: "Word document, 184 KB". */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const types: [RegExp, MessageDescriptor][] = [
  [/wordprocessingml|msword|ms-word/, msg`Word document`],
  [/spreadsheetml|ms-excel/, msg`Excel workbook`],
  [/presentationml|ms-powerpoint/, msg`PowerPoint slides`],
  [/opendocument\.text/, msg`OpenDocument text`],
  [/opendocument\.spreadsheet/, msg`OpenDocument table`],
  [/opendocument\.presentation/, msg`OpenDocument slides`],
  [/rtf/, msg`Rich text (RTF)`],
  [/^text\/html|xhtml/, msg`Web page (HTML)`],
  [/^image\//, msg`Picture`],
  [/^application\/pdf/, msg`PDF`],
  [/^text\/markdown/, msg`Markdown text`],
  [/^text\/csv/, msg`CSV table`],
  [/^text\//, msg`Plain text`],
];

export const typeWords = (mediaType: string): MessageDescriptor =>
  types.find(([pattern]) => pattern.test(mediaType))?.[1] ?? msg`Document`;

/** Bytes in units of 1,000, as offices' own file lists show them; whole numbers up to 10 MB. */
export function sizeWords(bytes: number, locales: Intl.LocalesArgument): string {
  const [value, unit] =
    bytes < 1_000 ? [bytes, 'byte'] : bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(locales, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: unit === 'megabyte' && value < 10 ? 1 : 0,
  }).format(value);
}
