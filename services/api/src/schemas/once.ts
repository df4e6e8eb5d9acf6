/** The issue of a list that names something twice. */
export const once = {
  message: "validation_failed",
  params: { detail: "Name each only once." },
} as const;
