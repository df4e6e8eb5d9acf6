import type { TenantId } from "@quittance/domain";
import { validate } from "uuid";

/** Reads a tenant's id that an operator sends back; undefined when it is not a UUID. */
export const parseTenantId = (text: string): TenantId | undefined =>
  validate(text) ? (text as TenantId) : undefined;
