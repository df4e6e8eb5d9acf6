/** Where the audit log is to be found. */
export const AUDIT_LOG_PATH = "/audit";
