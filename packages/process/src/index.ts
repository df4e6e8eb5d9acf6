export type { HttpBindings } from "@hono/node-server";
export type { AnswerBroken, BrokenStatus } from "./answer-broken.ts";
export {
  ConfigurationError,
  exitOnWrongConfiguration,
  WRONG_CONFIGURATION_EXIT_CODE,
} from "./configuration-error.ts";
export { type DescribedVariable, describeEnvironment } from "./describe-environment.ts";
export { type HealthDoor, type HealthDoorOptions, startHealthDoor } from "./health-door.ts";
export { healthRoutes } from "./health-routes.ts";
export { hideSecrets } from "./hide-secrets.ts";
export { createLog, type Log, type LogOptions, logOfPlainFields } from "./log.ts";
export { createMetrics } from "./metrics.ts";
export type { TlsOptions } from "./open-server.ts";
export { portVariable, processVariables } from "./process-variables.ts";
export type { CertificateFiles } from "./read-certificate.ts";
export { readEnvironment } from "./read-environment.ts";
export {
  createReadiness,
  type Readiness,
  type ReadinessCheck,
  type ReadinessGate,
} from "./readiness.ts";
export { remoteAddress } from "./remote-address.ts";
export { reportConnections } from "./report-connections.ts";
export { RequestFault } from "./request-fault.ts";
export { type Running, type RunUntilSignalOptions, runUntilSignal } from "./run-until-signal.ts";
export { type HttpDoor, type HttpDoorOptions, serveHttp } from "./serve.ts";
export { sleep } from "./sleep.ts";
export { every, type Role, type Supervisor, superviseRoles } from "./supervise.ts";
