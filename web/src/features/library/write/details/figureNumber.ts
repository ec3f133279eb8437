/** Whether what somebody typed is a number, as it is written here: 1250, 1,250 or 12.5, with a minus sign where it is below zero. */
export const isFigureNumber = (text: string): boolean => /^[-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(text.trim());
