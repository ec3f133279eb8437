/**
 * What the server says of a draft, by its code, in the language of the screen: what is wrong, and how to mend it. The values
 * stand in braces. A code that is not here came from a newer server, and is shown in the server's words.
 */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export type ProblemCode = EnumOf<'ProblemCode'>;
type Words = { message: MessageDescriptor; mend?: MessageDescriptor };

export const problemWords: Record<ProblemCode, Words> = {
  UNFINISHED_MARK: {
    message: msg({ message: '“{words}” says that this is not finished.' }),
    mend: msg`Write what belongs there, or take it out. If readers shall see these very letters, set them as code.`,
  },
  PLACE_TO_FILL_IN: {
    message: msg({ message: '“{words}” looks like a place to be filled in.' }),
    mend: msg`Fill it in, or take it out. Only a template holds places for its readers to fill in.`,
  },
  IMAGE_WITHOUT_TEXT: {
    message: msg`This picture says nothing to people who cannot see it.`,
    mend: msg`Write between the square brackets before its address what the picture shows.`,
  },
  IMAGE_NAMED_AS_FILE: {
    message: msg`The description of this picture is the name of a file.`,
    mend: msg`Write what the picture shows instead.`,
  },
  LINK_TO_PLACE: {
    message: msg({
      message: '“{address}” leads to a place in the same text, and headings here have no addresses.',
    }),
    mend: msg`Name the heading instead.`,
  },
  LINK_RUNS: {
    message: msg({ message: '“{address}” is an address that runs or shows something unchecked.' }),
    mend: msg`Use an address that begins with https://, or take the link out.`,
  },
  LINK_NOT_SHOWN: {
    message: msg({ message: 'The page shows “{address}” without a link.' }),
    mend: msg`Use an address that begins with https:// or mailto:, or write it as plain words.`,
  },
  LINK_MALFORMED: {
    message: msg({ message: '“{address}” is not a whole address, so the link leads nowhere.' }),
    mend: msg`Begin the address with https://, or with /r/ for a resource of this site.`,
  },
  LINK_WITHOUT_WORDS: {
    message: msg`This link has no words, so a screen reader can say nothing of it.`,
    mend: msg`Write between the square brackets where it leads.`,
  },
  LINK_VAGUE: {
    message: msg({ message: '“{words}” does not say where the link leads.' }),
    mend: msg`Make the words of the link say where it leads.`,
  },
  HARD_TO_READ: {
    message: msg({
      message:
        'This reads like a text for grade {grade}; many people read with ease up to grade 8. Its longest sentence has {words} words.',
    }),
    mend: msg`Make long sentences into two, and use short, common words.`,
  },
  HEADING_SKIPS: {
    message: msg({
      message:
        'This heading is of level {level}, and the one before it of level {before}. People who cannot see the page move by the levels.',
    }),
    mend: msg`Use the levels in order, without leaving one out.`,
  },
  TABLE_TOO_WIDE: {
    message: msg({ message: 'This table has {columns} columns. More than {most} do not fit a small screen.' }),
    mend: msg`Divide the table, or add it as a document.`,
  },
  TABLE_TOO_LONG: {
    message: msg({ message: 'This table has {rows} rows. More than {most} are hard to read on a page.' }),
    mend: msg`Add the table as a document.`,
  },
  // What to write instead comes with the list of words, in the language of the text; these are for readers of another one.
  PARTISAN_WORDS: {
    message: msg({ message: '“{words}” may read as taking a side.' }),
    mend: msg`Name the person, the group or the proposal itself, and say what it does.`,
  },
  LOADED_WORDS: {
    message: msg({ message: '“{words}” may read as a judgment, where readers expect a description.' }),
    mend: msg`Say what happened, and where it is on record.`,
  },
  PRAISING_WORDS: {
    message: msg({ message: '“{words}” may read as praise, where readers expect facts.' }),
    mend: msg`Say what it does, with a number if you have one.`,
  },
  NOTHING_CHANGED: { message: msg`Nothing has changed since the last version.` },
  TITLE_TOO_SHORT: { message: msg`Give it a title of at least 5 characters.` },
  SUMMARY_MISSING: { message: msg`Say in one or two sentences what it is for.` },
  CHANGE_NOTE_MISSING: { message: msg`Say what changed since the last version.` },
  GROUP_MISSING: { message: msg`Choose the group that may read it, or another reach.` },
  GROUP_LEFT: {
    message: msg`Your department is not in its group any more.`,
    mend: msg`Choose another reach.`,
  },
  NOTHING_WRITTEN: { message: msg`Write a text or add a document.` },
  DOCUMENT_UPLOADING: {
    message: msg({ message: '{document} is still being uploaded.' }),
    mend: msg`Wait for it, or remove it.`,
  },
  DOCUMENT_CHECKING: {
    message: msg({ message: '{document} is still being checked.' }),
    mend: msg`Try again in a moment.`,
  },
  DOCUMENT_REFUSED: {
    message: msg({ message: '{document} was refused.' }),
    mend: msg`Remove it, or upload a mended copy.`,
  },
  // What was found, where, why it matters and how to mend it: `sayProblem` puts these in, in the language of the screen.
  DOCUMENT_FINDING: {
    message: msg({ message: '{document}: {title}{at}. {why}' }),
    mend: msg({ message: '{mend}' }),
  },
  PICTURE_WITHOUT_TEXT: {
    message: msg({ message: 'Say in a few words what {document} shows, for people who cannot see it.' }),
  },
  FILL_IN_WITHOUT_NAME: {
    message: msg`Something is to be filled in, but it has no name.`,
    mend: msg`Name it as the document does, or take the line out.`,
  },
  VERDICT_WITHOUT_REASON: {
    message: msg({ message: 'Say why for {state}: what did you check it against?' }),
  },
  VERDICT_TO_COME: {
    message: msg({ message: 'The day of the check for {state} is still to come.' }),
    mend: msg`Correct it.`,
  },
  VERDICT_CONTRADICTS: {
    message: msg({
      message: '{state} is among the states where it applies, and you say that it is not usable there.',
    }),
    mend: msg`Take out one of the two.`,
  },
  CHALLENGE_MISSING: { message: msg`Say what the challenge was.` },
  APPROACH_MISSING: { message: msg`Say what your office did.` },
  OUTCOME_MISSING: {
    message: msg`Say what came of it.`,
    mend: msg`If it is too early to tell, say that.`,
  },
  FIGURE_WITHOUT_NAME: {
    message: msg`A figure does not say what was counted.`,
    mend: msg`Name it, or take the line out.`,
  },
  FIGURE_WITHOUT_NUMBER: {
    message: msg({ message: '“{label}” has no number after.' }),
    mend: msg`Give one, or take the line out.`,
  },
  FIGURE_NO_NUMBER: {
    message: msg({ message: '“{typed}” of “{label}” is not a number.' }),
    mend: msg`Write digits, such as 1,250 or 12.5, and what they count in the unit.`,
  },
  LINK_DEAD: {
    message: msg({ message: '“{address}” leads to nothing that you may read.' }),
    mend: msg`Correct the address, or take the link out.`,
  },
  LINK_NARROWER: {
    message: msg({
      message: '“{address}” is not shared as widely as this will be, so some readers cannot open it.',
    }),
    mend: msg`Say in the text who can read it, or take the link out.`,
  },
  LINK_GONE: {
    message: msg({ message: 'The site says that there is nothing at “{address}” any more.' }),
    mend: msg`Look for the new address, or take the link out.`,
  },
  LINK_UNANSWERED: {
    message: msg({ message: 'Nobody answered at “{address}”. The site may be down for a while.' }),
    mend: msg`Open the link yourself, and correct the address if it is wrong.`,
  },
  LINK_NOT_FOR_ALL: {
    message: msg({ message: '“{address}” is not an address that everybody can reach.' }),
    mend: msg`Use an address on the open web, or add what is there as a document.`,
  },
  LINK_FAILS: {
    message: msg({ message: 'The site at “{address}” answered with an error. It may be down for a while.' }),
    mend: msg`Open the link yourself, and correct the address if it is wrong.`,
  },
};
