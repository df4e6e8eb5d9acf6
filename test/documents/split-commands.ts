/**
 * The commands of a shell text: a line is one, with what a backslash or an open quote joins to it, or what a
 * brace holds. Comments are left out.
 */
export function splitCommands(text: string): readonly string[] {
  const commands: string[] = [];
  let command = "";
  for (const line of text.split("\n")) {
    command += command === "" ? line : `\n${line}`;
    if (isOpen(command)) continue;
    commands.push(withoutComment(command).trim());
    command = "";
  }
  if (command !== "") throw new Error(`a command has no end: ${command}`);
  return commands.filter((each) => each !== "");
}

/** Whether more of the command must follow. */
function isOpen(command: string): boolean {
  const plain = withoutComment(command).replaceAll(/'[^']*'|"(?:\\[^]|[^"\\])*"/g, "");
  const depth = plain.split("{").length - plain.split("}").length;
  return /['"]/.test(plain) || plain.endsWith("\\") || depth > 0;
}

/** A `#` behind a blank begins a comment, unless a quote is open. */
function withoutComment(command: string): string {
  const match =
    /^((?:'[^']*'|"(?:\\[^]|[^"\\])*"|[^'"\s#]|\s(?!#)|(?<=\S)#)*)(?:\s+#|^#)[^\n]*$/.exec(command);
  return match?.[1] ?? command;
}
