export { type KeyRing, type NamedKey, openKeyRing, type Sealed } from "./key-ring.ts";
export { keysVariable } from "./keys-variable.ts";
