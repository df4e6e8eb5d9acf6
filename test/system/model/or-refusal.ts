import { QuittanceError } from "@quittance/client";

/** A refusal is an answer like any other here. */
export async function orRefusal<T>(sent: Promise<T>): Promise<T | QuittanceError> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof QuittanceError) return error;
    throw error;
  }
}
