// @ts-check

/** A failure that the reader can act on: its message is one clear sentence and is shown without a stack. */
export class Sentence extends Error {}
