const UNITS = [
  { seconds: 86_400, name: "d" },
  { seconds: 3_600, name: "h" },
  { seconds: 60, name: "min" },
] as const;

/** A length of time for a person at a glance: its largest unit only, rounded down. */
export function describeDuration(seconds: number): string {
  const unit = UNITS.find((each) => seconds >= each.seconds) ?? { seconds: 1, name: "s" };
  return `${Math.floor(seconds / unit.seconds)} ${unit.name}`;
}
