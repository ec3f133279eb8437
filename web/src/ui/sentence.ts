/** The server words its messages in lower case, as parts of a sentence; on screen they stand alone and begin with a capital. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
