/** Each move in words: on its button, as a question, what it means for readers, and the news once it is done. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Move } from './moveOrders';

type Words = Record<'label' | 'question' | 'meaning' | 'done', MessageDescriptor>;

/** In the order of the buttons: what is undone comes first, what takes something from readers last. */
export const moves: Move[] = ['RESTORE', 'PUT_BACK', 'ARCHIVE', 'SUPERSEDE', 'WITHDRAW', 'TAKE_DOWN'];

/** Readers see the reasons of these for as long as the resource stays so. */
export const isAway = (move: Move) => move !== 'RESTORE' && move !== 'PUT_BACK';

const back = {
  label: msg`Put back`,
  question: msg`Put this resource back?`,
  meaning: msg`It is published as it was before, and the note above it is gone.`,
  done: msg`Published again`,
};

export const moveWords: Record<Move, Words> = {
  RESTORE: back,
  PUT_BACK: back,
  ARCHIVE: {
    label: msg`Archive`,
    question: msg`Archive this resource?`,
    meaning: msg`It can still be read. A note above it says that it is not kept up any more. You can put it back.`,
    done: msg`Archived`,
  },
  SUPERSEDE: {
    label: msg`Mark as replaced`,
    question: msg`Mark this resource as replaced?`,
    meaning: msg`It can still be read. A note above it leads to the one that takes its place. You can put it back.`,
    done: msg`Marked as replaced`,
  },
  WITHDRAW: {
    label: msg`Withdraw`,
    question: msg`Withdraw this resource?`,
    meaning: msg`Only people who write for your office can see it then. All others see your reason. You can put it back.`,
    done: msg`Withdrawn`,
  },
  TAKE_DOWN: {
    label: msg`Take down`,
    question: msg`Take this resource down?`,
    meaning: msg`Only people who write for its office can see it then. All others see your reason. Moderators can put it back.`,
    done: msg`Taken down`,
  },
};
