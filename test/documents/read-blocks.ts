/** A fenced block of a document, with the words behind its fence. */
export interface Block {
  readonly document: string;
  /** Of the fence, counted from 1. */
  readonly line: number;
  /** The first word behind the fence; empty when there is none. */
  readonly language: string;
  /** The other words: `terminal=2` is one with a value, `types-only` one without. */
  readonly terms: ReadonlyMap<string, string>;
  /** What the block takes for granted: a comment `<!-- sql: … -->` right before it, in its own language. */
  readonly before: string;
  readonly text: string;
}

const BLOCK = /(?:^<!-- (\w+): ([^]*?) -->\n\n?)?^( *)```([^\n]*)\n([^]*?)^ *```$/gm;

/** The fenced blocks of a Markdown text, in their order. */
export function readBlocks(document: string, markdown: string): readonly Block[] {
  return [...markdown.matchAll(BLOCK)].map((match) => {
    const [whole, beforeLanguage, before = "", indent = "", info = "", text = ""] = match;
    const [language = "", ...words] = info.match(/(?:"[^"]*"|\S)+/g) ?? [];
    const fence = match.index + whole.indexOf(`${indent}\`\`\`${info}`);
    return {
      document,
      line: markdown.slice(0, fence).split("\n").length,
      language,
      terms: new Map(words.map(readTerm)),
      before: beforeLanguage === language ? before : "",
      text: text.replaceAll(new RegExp(`^${indent}`, "gm"), "").trimEnd(),
    };
  });
}

function readTerm(word: string): [string, string] {
  const [name = "", ...value] = word.split("=");
  return [name, value.join("=").replaceAll('"', "")];
}
