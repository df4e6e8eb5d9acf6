import type { TenantId } from "@quittance/domain";
import { v7 } from "uuid";

/** The id of a new tenant. */
export const newTenantId = (): TenantId => v7() as TenantId;
