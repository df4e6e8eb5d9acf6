/** Characters that can not be stored, or that would do something to a terminal or to the order of a line. */
const UNPRINTABLE = /\p{C}/gu;

/** A text as a terminal may show it: tenants name their keys, and a name must not move the cursor. */
export const toPrintable = (text: string): string => text.replaceAll(UNPRINTABLE, "\ufffd");

/** Whether a terminal shows a text as it is. */
export const isPrintable = (text: string): boolean => toPrintable(text) === text;
