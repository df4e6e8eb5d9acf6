/** Freezes a value of plain objects and arrays to its last member, so that whoever writes to it is found out. */
export function freezeDeeply<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) freezeDeeply(member);
  }
  return value;
}
