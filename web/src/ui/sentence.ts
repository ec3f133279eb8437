/**
 * The server words its messages in lower case, as parts of a sentence; on screen they stand alone and begin with a capital.
 * A file's name at the beginning stays as its owner wrote it.
 */
export const sentence = (words: string): string =>
  /^\S+\.\w/.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1);
