/**
 * What the server says of each kind of finding, by its code, for screens that are not in English. The English here is the
 * server's own (crates/extract/src/finding.rs), so that translators see it; English screens show what the server sends.
 */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

type Words = { title: MessageDescriptor; why: MessageDescriptor; mend: MessageDescriptor };

export const findingWords: Record<EnumOf<'FindingCode'>, Words> = {
  MACROS: {
    title: msg`Macros`,
    why: msg`Macros are programs inside a document. Many offices block them, and attackers use them.`,
    mend: msg`Save it without macros (as .docx, .xlsx or .pptx), or use a clean copy.`,
  },
  ACTIVE_CONTENT: {
    title: msg`Content that acts by itself`,
    why: msg`Scripts, automatic actions or outside links can run or fetch something when the file is opened.`,
    mend: msg`Save it again without scripts and outside links, or use a clean copy.`,
  },
  SOCIAL_SECURITY_NUMBER: {
    title: msg`Social Security numbers`,
    why: msg`A Social Security number is private, and most states forbid publishing it.`,
    mend: msg`Remove the numbers or put asterisks in their place, then upload the file again.`,
  },
  DRIVER_LICENCE_NUMBER: {
    title: msg`Driver license numbers`,
    why: msg`A driver license number is private, and most states forbid publishing it.`,
    mend: msg`Remove the numbers, then upload the file again.`,
  },
  BIRTH_DATES: {
    title: msg`Dates of birth`,
    why: msg`Dates of birth in a list can be tied to people.`,
    mend: msg`Remove the column or the dates, then upload the file again.`,
  },
  HOME_ADDRESS: {
    title: msg`Home addresses`,
    why: msg`Home addresses of voters or workers may be protected.`,
    mend: msg`Remove addresses that are not an office or a polling place.`,
  },
  SIGNATURE_PICTURE: {
    title: msg`A picture of a signature`,
    why: msg`A signature can be copied and misused.`,
    mend: msg`Replace the picture by an empty line for signing.`,
  },
  SECRET_KEY: {
    title: msg`Passwords or keys`,
    why: msg`Whoever reads it may get into your systems.`,
    mend: msg`Remove it, upload the file again, and change the password or key: it may have been seen.`,
  },
  SEAL_NUMBER: {
    title: msg`Seal numbers`,
    why: msg`Numbers of seals in use help somebody to forge them.`,
    mend: msg`Leave the number fields empty in a form that you share.`,
  },
  OTHER_DEPARTMENT: {
    title: msg`Another office's name or phone number`,
    why: msg`A copied form may still send people to the office that it came from.`,
    mend: msg`Check each place and put your own office there, or a field to fill in.`,
  },
  UNFINISHED: {
    title: msg`Marks of unfinished work`,
    why: msg`Words such as TBD say that something is still to be written. They are not for readers.`,
    mend: msg`Write what belongs there, or take the mark out, then upload the file again.`,
  },
  PLACEHOLDER: {
    title: msg`Left-over placeholders`,
    why: msg`Words such as [COUNTY NAME] or XX/XX may have been forgotten. In a template they can be right.`,
    mend: msg`Fill them in, or keep them if readers shall fill them in.`,
  },
  TRACKED_CHANGES: {
    title: msg`Tracked changes`,
    why: msg`Readers can see what was deleted, and who wrote it.`,
    mend: msg`Accept or reject all changes, or use a clean copy.`,
  },
  COMMENTS: {
    title: msg`Comments`,
    why: msg`Comments between colleagues are in the file, with their names.`,
    mend: msg`Delete all comments, or use a clean copy.`,
  },
  HIDDEN_TEXT: {
    title: msg`Hidden text`,
    why: msg`Text that the page does not show can still be read by anybody.`,
    mend: msg`Delete the hidden text, or use a clean copy.`,
  },
  HIDDEN_SHEETS: {
    title: msg`Hidden sheets`,
    why: msg`Anybody can unhide a sheet and read it.`,
    mend: msg`Unhide the sheets, look at them, and delete what is not for others.`,
  },
  HIDDEN_SLIDES: {
    title: msg`Hidden slides`,
    why: msg`Anybody can unhide a slide and read it.`,
    mend: msg`Delete the hidden slides, or show them.`,
  },
  SPEAKER_NOTES: {
    title: msg`Speaker notes`,
    why: msg`Notes under the slides go along with the file.`,
    mend: msg`Read them once more, and delete what is not for others.`,
  },
  EMBEDDED_FILES: {
    title: msg`Files inside the file`,
    why: msg`Another document is inside this one. Readers and our checks may miss it.`,
    mend: msg`Upload it as a document of its own, or use a clean copy.`,
  },
  METADATA: {
    title: msg`Names in the file's properties`,
    why: msg`The file tells who wrote it, for whom, or where a picture was taken.`,
    mend: msg`Remove the properties in your office program, or use a clean copy.`,
  },
  NOT_TAGGED: {
    title: msg`The PDF has no tags`,
    why: msg`Without tags a screen reader cannot tell headings, lists and tables apart.`,
    mend: msg`Export it again from your office program as a tagged (accessible) PDF.`,
  },
  NOT_READ: {
    title: msg`Too big to look inside`,
    why: msg`The file is too big for our checks, so its words are not searched and nothing else was found.`,
    mend: msg`Make it smaller or divide it, if readers shall find it by its words.`,
  },
  NO_TITLE: {
    title: msg`No title`,
    why: msg`A screen reader says the file's name instead of a title.`,
    mend: msg`Give it a title in the file's properties.`,
  },
  NO_LANGUAGE: {
    title: msg`No language`,
    why: msg`A screen reader may read it with the wrong voice.`,
    mend: msg`Set the language of the document in your office program, and export it again.`,
  },
  ONLY_PICTURES: {
    title: msg`Pages without text`,
    why: msg`Scanned pages cannot be read aloud, searched or copied.`,
    mend: msg`Use the original file instead of a scan, or run text recognition (OCR) on it.`,
  },
  HEADING_ORDER: {
    title: msg`Headings out of order`,
    why: msg`People who cannot see the page move by its headings.`,
    mend: msg`Use the heading styles in order: Heading 1, then 2, then 3.`,
  },
  MISSING_ALT_TEXT: {
    title: msg`Pictures without a description`,
    why: msg`A screen reader can say nothing about them.`,
    mend: msg`Add an alternative text to each picture, or mark it as decorative.`,
  },
  NO_TABLE_HEADER: {
    title: msg`Tables without a header row`,
    why: msg`A screen reader cannot say which column a cell belongs to.`,
    mend: msg`Mark the first row as a header row in the table's properties.`,
  },
  VAGUE_LINK_TEXT: {
    title: msg`Links that do not say where they lead`,
    why: msg`"Click here" says nothing when links are read as a list.`,
    mend: msg`Make the words of the link say where it leads.`,
  },
};
